package org.fiducia.translator;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.nio.file.Path;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.tools.Diagnostic;

/** One attributed source file: the types and elements of its trees, and the way errors reach the author. */
final class Source {

  private final Trees trees;
  private final CompilationUnitTree unit;
  private final TreePath root;
  private boolean failed;

  Source(Trees trees, CompilationUnitTree unit) {
    this.trees = trees;
    this.unit = unit;
    this.root = new TreePath(unit);
  }

  Element element(Tree tree) {
    Element element = trees.getElement(new TreePath(root, tree));
    if (element == null) {
      throw new Refusal(tree, "'" + tree + "' has no place in the kernel language");
    }
    return element;
  }

  TypeMirror type(Tree tree) {
    TypeMirror type = trees.getTypeMirror(new TreePath(root, tree));
    if (type == null || type.getKind() == TypeKind.ERROR) {
      throw new Refusal(tree, "the type of '" + tree + "' is not known");
    }
    return type;
  }

  TypeKind kind(Tree tree) {
    return type(tree).getKind();
  }

  /** False if javac has already found errors here: nothing need be added to them. */
  boolean typed(Tree tree) {
    boolean[] typed = {true};
    new TreeScanner<Void, Void>() {
      @Override
      public Void scan(Tree node, Void unused) {
        if (node instanceof ExpressionTree) {
          TypeMirror type = trees.getTypeMirror(new TreePath(root, node));
          typed[0] &= type == null || type.getKind() != TypeKind.ERROR;
        }
        return super.scan(node, unused);
      }
    }.scan(tree, null);
    return typed[0];
  }

  /** File name and line of a tree, without folders: the same on every machine. */
  String position(Tree tree) {
    long start = trees.getSourcePositions().getStartPosition(unit, tree);
    return Path.of(unit.getSourceFile().getName()).getFileName() + ":" + unit.getLineMap().getLineNumber(start);
  }

  void report(Refusal refusal) {
    failed = true;
    trees.printMessage(Diagnostic.Kind.ERROR, "kernel language: " + refusal.getMessage(), refusal.at(), unit);
  }

  boolean failed() {
    return failed;
  }
}
