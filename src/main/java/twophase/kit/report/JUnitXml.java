package twophase.kit.report;

import java.io.StringWriter;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import twophase.kit.evidence.Evidence;
import twophase.kit.evidence.FormFinding;
import twophase.kit.evidence.Standing;
import twophase.kit.evidence.StatementFinding;
import twophase.kit.evidence.WholeForm;
import twophase.kit.number.Numbers;

/**
 * {@code junit.xml}: a suite for each statement, a case for each form. A verdict that is not the
 * expected one is a failure, a check that broke is an error, a form that the simulator does not
 * offer, or that was not reached in the time that the run was given, is skipped. A form of several
 * parts is one case, whose text says which parts are meant: so its counts are those of every other
 * face of the run.
 */
final class JUnitXml {
  private static final int DIGITS = 3;

  private final XMLStreamWriter xml;
  private final Contents contents;

  private JUnitXml(XMLStreamWriter xml, Contents contents) {
    this.xml = xml;
    this.contents = contents;
  }

  static String text(Contents contents) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
      new JUnitXml(xml, contents).write(contents.evidence());
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return text + "\n";
  }

  private void write(Evidence evidence) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeCharacters("\n");
    xml.writeStartElement("testsuites");
    xml.writeAttribute("name", "TwoPhase");
    counts(evidence.forms());
    for (StatementFinding statement : evidence.statements()) {
      suite(statement);
    }
    xml.writeCharacters("\n");
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void suite(StatementFinding statement) throws XMLStreamException {
    xml.writeCharacters("\n  ");
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", statement.id());
    counts(statement.forms());
    xml.writeAttribute("timestamp", contents.evidence().run().started().replace("Z", ""));
    for (WholeForm form : statement.forms()) {
      testCase(form);
    }
    xml.writeCharacters("\n  ");
    xml.writeEndElement();
  }

  private void testCase(WholeForm form) throws XMLStreamException {
    xml.writeCharacters("\n    ");
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", "twophase." + form.id().statement());
    xml.writeAttribute("name", form.id().form());
    xml.writeAttribute("time", Numbers.rounded(form.finding().seconds(), DIGITS));
    properties(form.finding());
    switch (form.standing()) {
      case AS_EXPECTED -> {}
      case NOT_OFFERED, NOT_REACHED -> {
        xml.writeStartElement("skipped");
        xml.writeAttribute("message", form.finding().measured());
        xml.writeEndElement();
      }
      case BROKEN -> problem("error", form);
      case DIFFERS, UNDECIDED -> problem("failure", form);
    }
    xml.writeEndElement();
  }

  /** Of what the verdict speaks: no part of passing or failing. */
  private void properties(FormFinding form) throws XMLStreamException {
    xml.writeStartElement("properties");
    property("verdict", form.verdict().word());
    property("scope", form.scope().word());
    property("unmet", String.join(" ", form.unmet()));
    property("told", form.told());
    xml.writeEndElement();
  }

  private void property(String name, String value) throws XMLStreamException {
    xml.writeEmptyElement("property");
    xml.writeAttribute("name", name);
    xml.writeAttribute("value", value);
  }

  private void problem(String kind, WholeForm form) throws XMLStreamException {
    List<FormFinding> surprises =
        form.tested().stream().filter(f -> f.standing().surprising()).toList();
    xml.writeStartElement(kind);
    xml.writeAttribute(
        "message",
        surprises.stream().map(f -> named(form, f) + message(f)).collect(Collectors.joining("; ")));
    xml.writeAttribute("type", form.finding().verdict().word());
    xml.writeCharacters(
        surprises.stream().map(f -> named(form, f) + text(f)).collect(Collectors.joining("\n\n")));
    xml.writeEndElement();
  }

  /** A part by its name; a form that was tested itself has it already. */
  private static String named(WholeForm form, FormFinding tested) {
    return form.parts().isEmpty() ? "" : tested.id().form() + ": ";
  }

  private static String message(FormFinding form) {
    return form.broken().orElse(form.verdict() + ", expected " + form.expected());
  }

  private String text(FormFinding form) {
    String replay =
        form.counterexample().map(found -> "\n" + contents.replay().of(found.token())).orElse("");
    String shown =
        form.counterexample().stream()
            .flatMap(found -> found.shown().stream())
            .map(line -> "\n" + line)
            .collect(Collectors.joining());
    return form.claimed() + "\n" + form.measured() + shown + replay;
  }

  private void counts(List<WholeForm> forms) throws XMLStreamException {
    xml.writeAttribute("tests", Integer.toString(forms.size()));
    count("failures", forms, Standing.DIFFERS, Standing.UNDECIDED);
    count("errors", forms, Standing.BROKEN);
    count("skipped", forms, Standing.NOT_OFFERED, Standing.NOT_REACHED);
    xml.writeAttribute("time", Numbers.rounded(ReportPage.seconds(forms), DIGITS));
  }

  private void count(String name, List<WholeForm> forms, Standing... standings)
      throws XMLStreamException {
    long count =
        forms.stream().filter(form -> List.of(standings).contains(form.standing())).count();
    xml.writeAttribute(name, Long.toString(count));
  }
}
