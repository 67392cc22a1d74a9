package io.dunlin.x64.inst;

/**
 * How a form becomes bytes, but for its operands.
 *
 * @param isVex whether it has the prefix VEX, always for 128 bits, instead of REX and escape bytes
 * @param mandatoryPrefix 0 for none, 1 for 66, 2 for F3, 3 for F2, as VEX numbers them
 * @param isLocked whether it has the prefix F0
 * @param map 0 for opcodes of one byte, 1 for those after 0F, 2 after 0F 38, 3 after 0F 3A
 * @param isWide the bit W of REX or VEX
 * @param opcode its last byte
 * @param hasRegisterInOpcode whether the opcode's lowest three bits are a register
 * @param hasModRm whether a byte ModRM follows
 * @param digit what the field {@code reg} of ModRM holds if it is no operand; -1 if it is one
 * @param fixedModRm the byte ModRM, if it is part of the opcode; -1 otherwise
 * @param immediateBytes the size of the immediate or the distance at the end
 * @param isRelative whether that is a distance
 * @param hasRegisterInImmediate whether the last byte holds a register in its upper half
 */
public record Encoding(
    boolean isVex,
    int mandatoryPrefix,
    boolean isLocked,
    int map,
    boolean isWide,
    int opcode,
    boolean hasRegisterInOpcode,
    boolean hasModRm,
    int digit,
    int fixedModRm,
    int immediateBytes,
    boolean isRelative,
    boolean hasRegisterInImmediate) {}
