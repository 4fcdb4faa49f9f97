package org.fiducia.benchmarks.counts;

import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.util.Optional;

/** Which operation a JVM instruction is. */
final class Instructions {

  private Instructions() {}

  /** The operation, none for what only moves values. */
  static Optional<Operation> operation(Instruction instruction) {
    return Optional.ofNullable(switch (instruction) {
      case OperatorInstruction operator -> operator(operator.opcode());
      case ConvertInstruction _ -> Operation.CONVERT;
      case IncrementInstruction _ -> Operation.INT;
      case BranchInstruction branch -> jumpsAlways(branch.opcode()) ? null : Operation.BRANCH;
      case TableSwitchInstruction _ -> Operation.BRANCH;
      case LookupSwitchInstruction _ -> Operation.BRANCH;
      case ArrayLoadInstruction _ -> Operation.ARRAY;
      case ArrayStoreInstruction _ -> Operation.ARRAY;
      case InvokeInstruction call -> call(call);
      default -> null;
    });
  }

  private static boolean jumpsAlways(Opcode opcode) {
    return opcode == Opcode.GOTO || opcode == Opcode.GOTO_W;
  }

  private static Operation operator(Opcode opcode) {
    return switch (opcode) {
      case DADD, DSUB -> Operation.ADD;
      case DMUL -> Operation.MULTIPLY;
      case DDIV -> Operation.DIVIDE;
      case DCMPL, DCMPG -> Operation.COMPARE;
      case DNEG, DREM -> Operation.OTHER_DOUBLE;
      case ARRAYLENGTH -> null;
      case FADD, FSUB, FMUL, FDIV, FREM, FNEG, FCMPL, FCMPG ->
          throw new IllegalStateException("the kernel language computes in double, but there is " + opcode);
      default -> opcode.name().startsWith("L") ? Operation.LONG : Operation.INT;
    };
  }

  private static Operation call(InvokeInstruction call) {
    String method = call.name().stringValue();
    return switch (call.owner().asInternalName()) {
      case "java/lang/Math" -> ofMath(method, call.typeSymbol().returnType().descriptorString());
      case "java/lang/Double" -> Operation.CONVERT;
      case "java/lang/Integer" -> Operation.INT;
      case "java/lang/Long" -> Operation.LONG;
      default -> null;
    };
  }

  private static Operation ofMath(String method, String returns) {
    if (!returns.equals("D")) {
      return returns.equals("J") ? Operation.LONG : Operation.INT;
    }
    return switch (method) {
      case "sqrt" -> Operation.SQUARE_ROOT;
      case "fma" -> Operation.FMA;
      case "min", "max" -> Operation.COMPARE;
      default -> Operation.OTHER_DOUBLE;
    };
  }
}
