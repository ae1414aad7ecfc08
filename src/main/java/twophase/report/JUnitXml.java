package twophase.report;

import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import twophase.statement.Evidence;
import twophase.statement.FormFinding;
import twophase.statement.Numbers;
import twophase.statement.RunInfo;
import twophase.statement.StatementFinding;
import twophase.statement.Token;

/**
 * {@code junit.xml}: a suite for each statement, a case for each form and part. A verdict that is
 * not the expected one is a failure; a check that broke is an error.
 */
final class JUnitXml {
  private JUnitXml() {}

  static String text(Evidence evidence) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      xml.writeStartElement("testsuites");
      xml.writeAttribute("name", "TwoPhase");
      counts(xml, evidence.forms(), evidence.wholeForms());
      for (StatementFinding statement : evidence.statements()) {
        suite(xml, statement, evidence.run());
      }
      xml.writeCharacters("\n");
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return text + "\n";
  }

  private static void suite(XMLStreamWriter xml, StatementFinding statement, RunInfo run)
      throws XMLStreamException {
    xml.writeCharacters("\n  ");
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", statement.card().id());
    counts(xml, statement.forms(), statement.wholeForms());
    xml.writeAttribute("skipped", "0");
    xml.writeAttribute("timestamp", run.started().replace("Z", ""));
    for (FormFinding form : statement.forms()) {
      testCase(xml, form, run);
    }
    xml.writeCharacters("\n  ");
    xml.writeEndElement();
  }

  private static void testCase(XMLStreamWriter xml, FormFinding form, RunInfo run)
      throws XMLStreamException {
    xml.writeCharacters("\n    ");
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", "twophase." + form.id().statement());
    xml.writeAttribute("name", form.id().form());
    xml.writeAttribute("time", Numbers.rounded(form.seconds(), 3));
    if (form.broken().isPresent()) {
      problem(xml, "error", clean(form.broken().get()), form, run);
    } else if (!form.asExpected()) {
      String message = form.verdict() + ", expected " + form.expected();
      problem(xml, "failure", message, form, run);
    }
    xml.writeEndElement();
  }

  private static void problem(
      XMLStreamWriter xml, String kind, String message, FormFinding form, RunInfo run)
      throws XMLStreamException {
    xml.writeStartElement(kind);
    xml.writeAttribute("message", message);
    xml.writeAttribute("type", form.verdict().name());
    xml.writeCharacters(clean(form.claimed() + "\n" + form.measured()));
    if (form.counterexample().isPresent()) {
      xml.writeCharacters(
          "\n"
              + Token.REPLAY
              + "'"
              + form.counterexample().get().token()
              + "'"
              + run.simulatorOption());
    }
    xml.writeEndElement();
  }

  private static void counts(
      XMLStreamWriter xml, List<FormFinding> forms, List<FormFinding> wholeForms)
      throws XMLStreamException {
    long broken = forms.stream().filter(f -> f.broken().isPresent()).count();
    long surprises = forms.stream().filter(f -> !f.asExpected()).count();
    xml.writeAttribute("tests", Integer.toString(forms.size()));
    xml.writeAttribute("failures", Long.toString(surprises - broken));
    xml.writeAttribute("errors", Long.toString(broken));
    xml.writeAttribute(
        "time", Numbers.rounded(wholeForms.stream().mapToDouble(FormFinding::seconds).sum(), 3));
  }

  /** XML 1.0 has no way to write most control characters. */
  private static String clean(String text) {
    return text.replaceAll("[^\\x09\\x0A\\x20-\\uFFFD]", "\uFFFD");
  }
}
