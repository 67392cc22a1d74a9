package io.dunlin.x64.inst;

import static io.dunlin.x64.inst.RegisterClass.GENERAL;
import static io.dunlin.x64.inst.RegisterClass.VECTOR;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What may stand in an operand's place, and where in the encoding it goes.
 *
 * <p>The columns: how rows write it, the register file and the bytes of a register, if one may
 * stand here, the bytes of memory, if memory may, and its place.
 */
public enum OperandKind {
  // spotless:off
  R8("r8", GENERAL, 1, 0, Place.REGISTER),
  R16("r16", GENERAL, 2, 0, Place.REGISTER),
  R32("r32", GENERAL, 4, 0, Place.REGISTER),
  R64("r64", GENERAL, 8, 0, Place.REGISTER),
  RM8("rm8", GENERAL, 1, 1, Place.REGISTER_OR_MEMORY),
  RM16("rm16", GENERAL, 2, 2, Place.REGISTER_OR_MEMORY),
  RM32("rm32", GENERAL, 4, 4, Place.REGISTER_OR_MEMORY),
  RM64("rm64", GENERAL, 8, 8, Place.REGISTER_OR_MEMORY),
  /** A register in the place where other forms may have memory. */
  RR64("rr64", GENERAL, 8, 0, Place.REGISTER_OR_MEMORY),
  /** The lowest byte of a register. */
  R32_M8("r32/m8", GENERAL, 4, 1, Place.REGISTER_OR_MEMORY),
  R32_M16("r32/m16", GENERAL, 4, 2, Place.REGISTER_OR_MEMORY),
  M8("m8", null, 0, 1, Place.REGISTER_OR_MEMORY),
  M16("m16", null, 0, 2, Place.REGISTER_OR_MEMORY),
  M32("m32", null, 0, 4, Place.REGISTER_OR_MEMORY),
  M64("m64", null, 0, 8, Place.REGISTER_OR_MEMORY),
  M128("m128", null, 0, 16, Place.REGISTER_OR_MEMORY),
  /** An address that is computed and not followed: -1 bytes of memory. */
  ADDRESS("address", null, 0, -1, Place.REGISTER_OR_MEMORY),

  X("x", VECTOR, 16, 0, Place.REGISTER),
  /** A register in the place where other forms may have memory. */
  XX("xx", VECTOR, 16, 0, Place.REGISTER_OR_MEMORY),
  XM8("xm8", VECTOR, 16, 1, Place.REGISTER_OR_MEMORY),
  XM16("xm16", VECTOR, 16, 2, Place.REGISTER_OR_MEMORY),
  XM32("xm32", VECTOR, 16, 4, Place.REGISTER_OR_MEMORY),
  XM64("xm64", VECTOR, 16, 8, Place.REGISTER_OR_MEMORY),
  XM128("xm128", VECTOR, 16, 16, Place.REGISTER_OR_MEMORY),

  /** A byte; where the instruction computes with more, it is sign-extended. */
  IMM8("imm8", null, 0, 0, Place.IMMEDIATE),
  IMM16("imm16", null, 0, 0, Place.IMMEDIATE),
  /** Sign-extended where the instruction computes with 64 bits. */
  IMM32("imm32", null, 0, 0, Place.IMMEDIATE),
  IMM64("imm64", null, 0, 0, Place.IMMEDIATE),
  /** A target's distance from the end of the instruction. */
  REL8("rel8", null, 0, 0, Place.IMMEDIATE),
  REL32("rel32", null, 0, 0, Place.IMMEDIATE),

  AL("al", GENERAL, 1, 0, 0),
  AX("ax", GENERAL, 2, 0, 0),
  EAX("eax", GENERAL, 4, 0, 0),
  RAX("rax", GENERAL, 8, 0, 0),
  CL("cl", GENERAL, 1, 0, 1),
  ECX("ecx", GENERAL, 4, 0, 1),
  RCX("rcx", GENERAL, 8, 0, 1),
  DX("dx", GENERAL, 2, 0, 2),
  EDX("edx", GENERAL, 4, 0, 2),
  RDX("rdx", GENERAL, 8, 0, 2),
  EBX("ebx", GENERAL, 4, 0, 3),
  RSI("rsi", GENERAL, 8, 0, 6),
  RDI("rdi", GENERAL, 8, 0, 7),
  XMM0("xmm0", VECTOR, 16, 0, 0),
  /** The number itself, which has no bytes of its own. */
  ONE("1", null, 0, 0, Place.NOWHERE);
  // spotless:on

  private static final Map<String, OperandKind> BY_TOKEN = new HashMap<>();

  static {
    for (OperandKind kind : values()) {
      BY_TOKEN.put(kind.token, kind);
    }
  }

  private final String token;
  private final @Nullable RegisterClass registerClass;
  private final int registerBytes;
  private final int memoryBytes;
  private final int fixedRegister;
  private final Place place;

  OperandKind(
      String token,
      @Nullable RegisterClass registerClass,
      int registerBytes,
      int memoryBytes,
      Place place) {
    this.token = token;
    this.registerClass = registerClass;
    this.registerBytes = registerBytes;
    this.memoryBytes = memoryBytes;
    this.fixedRegister = -1;
    this.place = place;
  }

  OperandKind(
      String token,
      RegisterClass registerClass,
      int registerBytes,
      int memoryBytes,
      int fixedRegister) {
    this.token = token;
    this.registerClass = registerClass;
    this.registerBytes = registerBytes;
    this.memoryBytes = memoryBytes;
    this.fixedRegister = fixedRegister;
    this.place = Place.NOWHERE;
  }

  static OperandKind ofToken(String token) {
    OperandKind kind = BY_TOKEN.get(token);
    if (kind == null) {
      throw new IllegalArgumentException("no kind of operand: " + token);
    }
    return kind;
  }

  /** How rows write it; for a fixed register, its name. */
  public String token() {
    return token;
  }

  /** The file of the register that may stand here; null if none may. */
  public @Nullable RegisterClass registerClass() {
    return registerClass;
  }

  /** May a register stand here? */
  public boolean mayBeRegister() {
    return registerClass != null;
  }

  /** How many bytes of the register are meant, from the lowest on. */
  public int registerBytes() {
    return registerBytes;
  }

  /** May memory stand here, or an address? */
  public boolean mayBeMemory() {
    return memoryBytes != 0;
  }

  /** Is memory accessed, if an address stands here? */
  public boolean accessesMemory() {
    return memoryBytes > 0;
  }

  /** How many bytes of memory are accessed; 0 if none. */
  public int memoryBytes() {
    return Math.max(memoryBytes, 0);
  }

  /** The number of the only register that may stand here; -1 if it is to be chosen. */
  public int fixedRegister() {
    return fixedRegister;
  }

  /** Where it goes. */
  Place place() {
    return place;
  }

  /** Where in an encoding an operand goes. */
  enum Place {
    /** The field {@code reg}, the opcode, the prefix VEX or the last byte: the form knows which. */
    REGISTER,
    /** The field {@code rm} and what follows it. */
    REGISTER_OR_MEMORY,
    /** The last bytes. */
    IMMEDIATE,
    /** The opcode says it all. */
    NOWHERE
  }
}
