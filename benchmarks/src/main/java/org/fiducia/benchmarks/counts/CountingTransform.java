package org.fiducia.benchmarks.counts;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Instruction;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import org.fiducia.language.Block;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.fiducia.language.Longs;

/**
 * Puts a counter at the head of each basic block of a method, notes what the block's instructions are, and redirects
 * calls of blocks to the {@link Recorder}.
 */
final class CountingTransform implements CodeTransform {

  private static final ClassDesc RECORDER = ClassDesc.of(Recorder.class.getName());
  private static final MethodTypeDesc VISIT = MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int);
  private static final List<ClassDesc> BLOCKS =
      List.of(Doubles.class, Longs.class, Ints.class).stream().map(Class::getName).map(ClassDesc::of).toList();

  /** Operations of each basic block of the program, by its number and the operation's. */
  private final List<long[]> basicBlocks;
  private boolean begins = true;

  CountingTransform(List<long[]> basicBlocks) {
    this.basicBlocks = basicBlocks;
  }

  @Override
  public void accept(CodeBuilder code, CodeElement element) {
    switch (element) {
      case LabelTarget _ -> begins = true;
      case Instruction instruction -> {
        if (begins) {
          code.loadConstant(basicBlocks.size()).invokestatic(RECORDER, "visit", VISIT);
          basicBlocks.add(new long[Operation.values().length]);
          begins = false;
        }
        Instructions.operation(instruction).ifPresent(this::count);
        if (instruction instanceof InvokeInstruction call && BLOCKS.contains(call.owner().asSymbol())) {
          redirect(code, call);
          return;
        }
        begins = endsBasicBlock(instruction);
      }
      default -> { }
    }
    code.with(element);
  }

  private void count(Operation operation) {
    basicBlocks.getLast()[operation.ordinal()]++;
  }

  /** The receiver of the call becomes the first argument. */
  private void redirect(CodeBuilder code, InvokeInstruction call) {
    String method = call.name().stringValue();
    switch (method) {
      case "get" -> count(Operation.BLOCK_READ);
      case "set" -> count(Operation.BLOCK_WRITE);
      case "add" -> {
        count(Operation.BLOCK_READ);
        count(Operation.BLOCK_WRITE);
      }
      default -> throw new IllegalStateException(
          Block.class.getSimpleName() + "." + method + " is unknown to the count: teach it to Recorder");
    }
    code.invokestatic(RECORDER, method, call.typeSymbol().insertParameterTypes(0, call.owner().asSymbol()));
  }

  private static boolean endsBasicBlock(Instruction instruction) {
    return instruction instanceof BranchInstruction || instruction instanceof TableSwitchInstruction
        || instruction instanceof LookupSwitchInstruction || instruction instanceof ReturnInstruction
        || instruction instanceof ThrowInstruction;
  }
}
