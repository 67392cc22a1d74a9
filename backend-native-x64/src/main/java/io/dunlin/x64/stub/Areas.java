package io.dunlin.x64.stub;

import static io.dunlin.x64.encode.Registers.R15;

import io.dunlin.compiler.ir.IrType;
import io.dunlin.compiler.machine.RegisterFile;
import io.dunlin.nativeruntime.stub.CallShape;
import io.dunlin.x64.abi.CallingConvention;
import io.dunlin.x64.abi.MachineRegisters;
import io.dunlin.x64.encode.Address;
import io.dunlin.x64.inst.Form;
import io.dunlin.x64.inst.Moves;
import io.dunlin.x64.inst.VectorMoves;
import java.util.List;

/** Moves arguments and results between the calling convention's places and an area in memory. */
final class Areas {
  private static final int SCRATCH = RegisterFile.encoding(MachineRegisters.VECTOR_SCRATCH);

  private final StubCode code;

  Areas(StubCode code) {
    this.code = code;
  }

  private static List<IrType> types(String letters) {
    return letters
        .chars()
        .mapToObj(
            letter ->
                switch (letter) {
                  case 'i' -> IrType.I32;
                  case 'l' -> IrType.I64;
                  case 'f' -> IrType.F32;
                  case 'd' -> IrType.F64;
                  case 'V' -> IrType.V128;
                  default -> throw new IllegalArgumentException(letters);
                })
        .toList();
  }

  /** Stores what the calling convention passes to an area. */
  void store(String letters, int base, int offset) {
    List<IrType> types = types(letters);
    int[] places = CallingConvention.places(types);
    for (int i = 0; i < places.length; i++) {
      Address slot = Address.of(base, offset + i * CallShape.SLOT);
      if (CallingConvention.isRegister(places[i])) {
        int register = RegisterFile.encoding(places[i]);
        code.assembler.emitMemory(storeForm(types.get(i)), slot, register);
      } else {
        copy(overflow(places[i]), slot);
      }
    }
  }

  /** Loads what the calling convention passes from an area. */
  void load(String letters, int base, int offset) {
    List<IrType> types = types(letters);
    int[] places = CallingConvention.places(types);
    for (int i = 0; i < places.length; i++) {
      Address slot = Address.of(base, offset + i * CallShape.SLOT);
      if (CallingConvention.isRegister(places[i])) {
        int register = RegisterFile.encoding(places[i]);
        code.assembler.emitMemory(loadForm(types.get(i)), slot, register);
      } else {
        copy(slot, overflow(places[i]));
      }
    }
  }

  private static Address overflow(int place) {
    return Address.of(R15, CallingConvention.overflowOffset(place));
  }

  private void copy(Address from, Address to) {
    code.assembler.emitMemory(VectorMoves.MOVUPS_RM.sse(), from, SCRATCH);
    code.assembler.emitMemory(VectorMoves.MOVUPS_MR.sse(), to, SCRATCH);
  }

  /** An integer of 32 bits is loaded with zeros above it, whatever the area has there. */
  private static Form loadForm(IrType type) {
    return switch (type) {
      case I32, I64 -> Moves.MOV_RM.of(type.bytes());
      case F32 -> VectorMoves.MOVSS_LOAD.sse();
      case F64 -> VectorMoves.MOVSD_LOAD.sse();
      case V128 -> VectorMoves.MOVUPS_RM.sse();
    };
  }

  private static Form storeForm(IrType type) {
    return switch (type) {
      case I32, I64 -> Moves.MOV_MR.of(type.bytes());
      case F32 -> VectorMoves.MOVSS_STORE.sse();
      case F64 -> VectorMoves.MOVSD_STORE.sse();
      case V128 -> VectorMoves.MOVUPS_MR.sse();
    };
  }
}
