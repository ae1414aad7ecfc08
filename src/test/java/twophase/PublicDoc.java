package twophase;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The documentation of a public type, as it stands in its source. */
final class PublicDoc {
  private final CompilationUnitTree unit;
  private final DocTrees docs;

  PublicDoc(Path source) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, List.of("-proc:none"), null, files.getJavaFileObjects(source));
      unit = task.parse().iterator().next();
      docs = DocTrees.instance(task);
    }
  }

  /** The first sentence on the type, as Markdown. */
  String firstSentence() {
    DocCommentTree doc = docs.getDocCommentTree(new TreePath(new TreePath(unit), type()));
    return doc.getFirstSentence().stream()
        .map(DocTree::toString)
        .collect(Collectors.joining())
        .replaceAll("\\s+", " ")
        .replaceAll("\\{@(?:code|value) (.*?)\\}", "`$1`")
        .replaceAll("\\{@link #?(.*?)\\}", "`$1`")
        .replace("|", "\\|");
  }

  private ClassTree type() {
    return (ClassTree)
        unit.getTypeDecls().stream().filter(ClassTree.class::isInstance).findFirst().orElseThrow();
  }

  /** What is public and says nothing of itself. */
  List<String> missing() {
    List<String> missing = new ArrayList<>();
    new TreePathScanner<Void, Boolean>() {
      @Override
      public Void visitClass(ClassTree type, Boolean inInterface) {
        boolean seen = inInterface || isPublic(type.getModifiers());
        if (seen) {
          require(type.getSimpleName().toString());
          components(type);
          super.visitClass(type, type.getKind() == Tree.Kind.INTERFACE);
        }
        return null;
      }

      @Override
      public Void visitMethod(MethodTree method, Boolean inInterface) {
        boolean seen = inInterface || isPublic(method.getModifiers());
        if (seen && !overrides(method)) {
          require(method.getName().toString());
        }
        return null;
      }

      @Override
      public Void visitVariable(VariableTree field, Boolean inInterface) {
        if (inInterface || isPublic(field.getModifiers())) {
          require(field.getName().toString());
        }
        return null;
      }

      private Optional<DocCommentTree> doc() {
        return Optional.ofNullable(docs.getDocCommentTree(getCurrentPath()));
      }

      private void require(String name) {
        if (doc().isEmpty()) {
          missing.add(where() + name);
        }
      }

      private String where() {
        return type().getSimpleName() + ": ";
      }

      /** A record says what each component is, unless an interface does. */
      private void components(ClassTree type) {
        if (type.getKind() != Tree.Kind.RECORD || !type.getImplementsClause().isEmpty()) {
          return;
        }
        Set<String> said =
            doc().stream()
                .flatMap(doc -> doc.getBlockTags().stream())
                .filter(ParamTree.class::isInstance)
                .map(tag -> ((ParamTree) tag).getName().toString())
                .collect(Collectors.toSet());
        for (Tree member : type.getMembers()) {
          if (member instanceof VariableTree component
              && !component.getModifiers().getFlags().contains(Modifier.STATIC)
              && !said.contains(component.getName().toString())) {
            missing.add(where() + type.getSimpleName() + "." + component.getName());
          }
        }
      }
    }.scan(unit, false);
    return missing;
  }

  private static boolean isPublic(ModifiersTree modifiers) {
    return modifiers.getFlags().contains(Modifier.PUBLIC)
        || modifiers.getFlags().contains(Modifier.PROTECTED);
  }

  private static boolean overrides(MethodTree method) {
    return method.getModifiers().getAnnotations().stream()
        .anyMatch(mark -> mark.getAnnotationType().toString().equals("Override"));
  }
}
