package org.fiducia.translator;

import com.sun.source.tree.Tree;
import java.util.Map;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Java types as OpenCL C types, and the conversions between them. */
final class Types {

  private static final Map<String, TypeKind> BLOCKS = Map.of(
      "org.fiducia.language.Doubles", TypeKind.DOUBLE,
      "org.fiducia.language.Longs", TypeKind.LONG,
      "org.fiducia.language.Ints", TypeKind.INT);

  private Types() {}

  /** C type of a variable, parameter or result. */
  static String scalar(TypeMirror type, Tree at) {
    return switch (type.getKind()) {
      case INT, LONG, DOUBLE, BOOLEAN -> name(type.getKind());
      case BYTE, SHORT, CHAR -> throw new Refusal(at, "a variable of type " + type + ": use int");
      case FLOAT -> throw new Refusal(at, "a variable of type float: use double; round with (double) (float) x");
      case ARRAY -> throw new Refusal(at, "an array cannot stand here; it is a local variable or a parameter");
      default -> throw new Refusal(at, "a variable of type " + type
          + ": a kernel works with int, long, double, boolean, and blocks as parameters");
    };
  }

  /** C type of the elements of a local array or table. */
  static String component(TypeMirror array, Tree at) {
    TypeMirror component = ((ArrayType) array).getComponentType();
    return switch (component.getKind()) {
      case INT, LONG, DOUBLE -> name(component.getKind());
      case ARRAY -> throw new Refusal(at, "an array of arrays: use one array and index it with row * WIDTH + column");
      case BOOLEAN -> throw new Refusal(at, "an array of boolean: use int[] with 0 and 1");
      default -> throw new Refusal(at, "an array of " + component + ": use int[], long[] or double[]");
    };
  }

  static boolean isArray(TypeMirror type) {
    return type.getKind() == TypeKind.ARRAY;
  }

  static boolean isBlock(TypeMirror type) {
    return type instanceof DeclaredType declared && BLOCKS.containsKey(qualifiedName(declared));
  }

  /** True for the description of a block: hosts read it, kernels only its constants. */
  static boolean isLayout(TypeMirror type) {
    return type instanceof DeclaredType declared && qualifiedName(declared).equals("org.fiducia.language.Layout");
  }

  /** Kind of the values in a block. */
  static TypeKind blockValue(TypeMirror block) {
    return BLOCKS.get(qualifiedName((DeclaredType) block));
  }

  private static String qualifiedName(DeclaredType type) {
    return ((TypeElement) type.asElement()).getQualifiedName().toString();
  }

  static String name(TypeKind kind) {
    return switch (kind) {
      case INT -> "int";
      case LONG -> "long";
      case DOUBLE -> "double";
      case FLOAT -> "float";
      case BOOLEAN -> "bool";
      case BYTE -> "char";
      case SHORT -> "short";
      case CHAR -> "ushort";
      default -> throw new IllegalArgumentException("no C type for " + kind);
    };
  }

  static boolean isNumeric(TypeKind kind) {
    return kind.isPrimitive() && kind != TypeKind.BOOLEAN;
  }

  /** Binary numeric promotion (JLS 5.6.2). */
  static TypeKind promoted(TypeKind a, TypeKind b) {
    for (TypeKind kind : new TypeKind[] {TypeKind.DOUBLE, TypeKind.FLOAT, TypeKind.LONG}) {
      if (a == kind || b == kind) {
        return kind;
      }
    }
    return TypeKind.INT;
  }

  /** Any primitive conversion of Java. C leaves double to integer undefined outside the range. */
  static Code convert(Code value, TypeKind from, TypeKind to) {
    if (from == to) {
      return value;
    }
    boolean floating = from == TypeKind.DOUBLE || from == TypeKind.FLOAT;
    return switch (to) {
      case INT -> floating ? Code.call("j_int", value) : Code.cast("int", value);
      case LONG -> floating ? Code.call("j_long", value) : Code.cast("long", value);
      case BYTE, SHORT, CHAR -> Code.cast(name(to), floating ? Code.call("j_int", value) : value);
      default -> Code.cast(name(to), value);
    };
  }
}
