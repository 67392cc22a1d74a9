package io.dunlin.wat.script;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.wasm.Feature;
import io.dunlin.wasm.Features;
import io.dunlin.wasm.WatSyntaxException;
import io.dunlin.wasm.type.HeapType;
import io.dunlin.wasm.type.ValType;
import io.dunlin.wat.Wat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ScriptParserTests {

  private static List<Command> parse(String text) {
    ScriptParser parser = ScriptParser.of(text);
    List<Command> commands = new ArrayList<>();
    for (Command command = parser.next(); command != null; command = parser.next()) {
      commands.add(command);
    }
    return commands;
  }

  private static Command single(String text) {
    List<Command> commands = parse(text);
    assertEquals(1, commands.size());
    return commands.get(0);
  }

  private static Action.Invoke invocation(String arguments) {
    Command.Perform perform =
        assertInstanceOf(Command.Perform.class, single("(invoke \"f\" " + arguments + ")"));
    return assertInstanceOf(Action.Invoke.class, perform.action());
  }

  private static ResultPattern pattern(String text) {
    Command.AssertReturn command =
        assertInstanceOf(
            Command.AssertReturn.class, single("(assert_return (invoke \"f\") " + text + ")"));
    assertEquals(1, command.results().size());
    return command.results().get(0);
  }

  private static void assertRefused(String reason, int line, String text) {
    WatSyntaxException e = assertThrows(WatSyntaxException.class, () -> parse(text));
    assertTrue(e.reason().startsWith(reason), e.getMessage());
    assertEquals(line, e.line());
  }

  @Test
  void anEmptyScriptHasNoCommands() {
    assertNull(ScriptParser.of(" ;; nothing\n(; at all ;)").next());
  }

  @Test
  void commandsKnowTheirLines() {
    List<Command> commands =
        parse("(module)\r\n(invoke \"a\")\r(invoke\n\"b\")\n\n (register \"r\")");

    assertEquals(List.of(1, 2, 3, 6), commands.stream().map(Command::line).toList());
  }

  @Test
  void aModuleIsReadWhenItIsAskedFor() {
    Command.Instantiate command =
        assertInstanceOf(Command.Instantiate.class, single("(module $M (func $f (export \"f\")))"));

    assertEquals("M", command.module().identifier());
    assertEquals(ScriptModule.Form.TEXT, command.module().form());
    assertArrayEquals(
        Wat.toBinary("(module $M (func $f (export \"f\")))"),
        command.module().toBinary(Features.ALL));
  }

  @Test
  void aFaultInAModuleIsNotOneOfTheScript() {
    List<Command> commands = parse("(module\n (func (nonsense)))\n(module)");

    assertEquals(2, commands.size());
    ScriptModule module = ((Command.Instantiate) commands.get(0)).module();
    WatSyntaxException e =
        assertThrows(WatSyntaxException.class, () -> module.toBinary(Features.ALL));
    assertEquals(2, e.line());
  }

  @Test
  void limitsHave32BitsWithout64BitAddresses() {
    ScriptModule module =
        ((Command.Instantiate) single("(module (memory 0x1_0000_0000))")).module();
    Features features = Features.ALL.without(Feature.MEMORY64);

    assertArrayEquals(Wat.toBinary("(memory 0x1_0000_0000)"), module.toBinary(Features.ALL));
    WatSyntaxException e = assertThrows(WatSyntaxException.class, () -> module.toBinary(features));
    assertEquals("i32 constant out of range", e.reason());
  }

  @Test
  void modulesMayBeGivenInBytesOrQuoted() {
    Command.Define binary =
        assertInstanceOf(
            Command.Define.class,
            single("(module definition $B binary \"\\00asm\" \"\\01\\00\\00\\00\")"));
    assertEquals(ScriptModule.Form.BINARY, binary.module().form());
    assertEquals("B", binary.module().identifier());
    assertArrayEquals(
        new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0}, binary.module().toBinary(Features.ALL));

    Command.Instantiate quote =
        assertInstanceOf(Command.Instantiate.class, single("(module quote \"(memory\" \" 1)\")"));
    assertEquals(ScriptModule.Form.QUOTE, quote.module().form());
    assertNull(quote.module().identifier());
    assertArrayEquals(Wat.toBinary("(memory 1)"), quote.module().toBinary(Features.ALL));
  }

  @Test
  void theFieldsOfAModuleAreAScript() {
    Command.Instantiate command =
        assertInstanceOf(Command.Instantiate.class, single(";;\n(func)\n(memory 1)"));

    assertEquals(2, command.line());
    assertArrayEquals(Wat.toBinary("(func) (memory 1)"), command.module().toBinary(Features.ALL));
  }

  @Test
  void fieldsDoNotMixWithCommands() {
    assertRefused("unexpected token", 2, "(func)\n(module)");
    assertRefused("unexpected token", 2, "(module)\n(func)");
  }

  @Test
  void definedModulesAreInstantiatedByName() {
    assertEquals(new Command.InstantiateDefined(1, "I", "M"), single("(module instance $I $M)"));
    assertEquals(new Command.InstantiateDefined(1, null, null), single("(module instance)"));
  }

  @Test
  void instancesAreRegistered() {
    assertEquals(new Command.Register(1, "n", null), single("(register \"n\")"));
    assertEquals(new Command.Register(1, "n", "M"), single("(register \"n\" $M)"));
  }

  @Test
  void globalsAreRead() {
    assertEquals(new Command.Perform(1, new Action.Get("M", "g")), single("(get $M \"g\")"));
  }

  @Test
  void argumentsAreNumbersVectorsAndReferences() {
    Action.Invoke action =
        invocation(
            "(i32.const -1) (i64.const 0x10) (f32.const nan:0x1) (f64.const -0)"
                + " (v128.const i64x2 1 2) (ref.null func) (ref.extern 7) (ref.host 8)");

    assertEquals(
        List.of(
            new Argument.Numeric(ValType.I32, -1, 0),
            new Argument.Numeric(ValType.I64, 16, 0),
            new Argument.Numeric(ValType.F32, 0x7F80_0001, 0),
            new Argument.Numeric(ValType.F64, Long.MIN_VALUE, 0),
            new Argument.Numeric(ValType.V128, 1, 2),
            new Argument.Null(HeapType.FUNC),
            new Argument.Host(HeapType.EXTERN, 7),
            new Argument.Host(HeapType.ANY, 8)),
        action.arguments());
  }

  @Test
  void patternsOfNaNsAreNoArguments() {
    assertRefused("unexpected token", 1, "(invoke \"f\" (f32.const nan:canonical))");
  }

  @Test
  void numbersMatchByTheirBits() {
    NumberPattern number = ((ResultPattern.Numeric) pattern("(i32.const -1)")).number();
    assertTrue(number.matches(0xFFFF_FFFFL));
    assertFalse(number.matches(1));

    NumberPattern zero = ((ResultPattern.Numeric) pattern("(f64.const 0)")).number();
    assertFalse(zero.matches(Double.doubleToRawLongBits(-0.0)));
  }

  @Test
  void canonicalNaNsHaveAnySign() {
    NumberPattern single = ((ResultPattern.Numeric) pattern("(f32.const nan:canonical)")).number();
    assertTrue(single.matches(0x7FC0_0000L));
    assertTrue(single.matches(0xFFC0_0000L));
    assertFalse(single.matches(0x7FC0_0001L));
    assertFalse(single.matches(0x7F80_0000L));

    NumberPattern twice = ((ResultPattern.Numeric) pattern("(f64.const nan:canonical)")).number();
    assertTrue(twice.matches(0xFFF8_0000_0000_0000L));
    assertFalse(twice.matches(0x7FF8_0000_0000_0001L));
  }

  @Test
  void arithmeticNaNsAreQuiet() {
    NumberPattern number = ((ResultPattern.Numeric) pattern("(f32.const nan:arithmetic)")).number();
    assertTrue(number.matches(0xFFC0_0001L));
    assertFalse(number.matches(0x7F80_0001L));
    assertFalse(number.matches(0x3FC0_0000L));
  }

  @Test
  void lanesOfVectorsHavePatternsOfTheirOwn() {
    ResultPattern.Vector vector =
        (ResultPattern.Vector) pattern("(v128.const f32x4 nan:canonical 1 nan:arithmetic -0)");
    assertEquals(4, vector.lanes().size());
    assertTrue(vector.lanes().get(0).matches(0x7FC0_0000L));
    assertFalse(vector.lanes().get(1).matches(0x7FC0_0000L));
    assertEquals("(v128.const f32x4 nan:canonical 1 nan:arithmetic -0)", vector.toString());

    ResultPattern.Vector bytes =
        (ResultPattern.Vector) pattern("(v128.const i8x16 -1 255 0 0 0 0 0 0 0 0 0 0 0 0 0 0)");
    assertEquals(bytes.lanes().get(1).bits(), bytes.lanes().get(0).bits());
  }

  @Test
  void vectorsOfIntegersHaveNoNaNs() {
    assertRefused(
        "unexpected token", 1, "(assert_return (invoke \"f\") (v128.const i64x2 0 nan:canonical))");
  }

  @Test
  void referencesHavePatterns() {
    assertEquals(new ResultPattern.Null(null), pattern("(ref.null)"));
    assertEquals(new ResultPattern.Null(HeapType.NOFUNC), pattern("(ref.null nofunc)"));
    assertEquals(new ResultPattern.Host(HeapType.EXTERN, 3), pattern("(ref.extern 3)"));
    assertEquals(new ResultPattern.Host(HeapType.ANY, 4), pattern("(ref.host 4)"));
    assertEquals(new ResultPattern.Reference(HeapType.EXTERN), pattern("(ref.extern)"));
    assertEquals(new ResultPattern.Reference(HeapType.FUNC), pattern("(ref.func)"));
    assertEquals(new ResultPattern.Reference(HeapType.STRUCT), pattern("(ref.struct)"));
    assertEquals(new ResultPattern.Reference(HeapType.ARRAY), pattern("(ref.array)"));
    assertEquals(new ResultPattern.Reference(HeapType.EQ), pattern("(ref.eq)"));
    assertEquals(new ResultPattern.Reference(HeapType.I31), pattern("(ref.i31)"));
    assertEquals(new ResultPattern.Reference(HeapType.ANY), pattern("(ref.any)"));
    assertEquals(new ResultPattern.Reference(HeapType.EXN), pattern("(ref.exn)"));
  }

  @Test
  void aResultMayBeOneOfSeveral() {
    ResultPattern.Either either =
        (ResultPattern.Either) pattern("(either (i32.const 1) (ref.null))");

    assertEquals(2, either.alternatives().size());
    assertEquals("(either (i32.const 1) (ref.null))", either.toString());
  }

  @Test
  void assertionsSayWhatActionsFailWith() {
    Action action = new Action.Invoke(null, "f", List.of());
    assertEquals(
        new Command.AssertFailure(1, action, Command.ActionFailure.TRAP, "unreachable"),
        single("(assert_trap (invoke \"f\") \"unreachable\")"));
    assertEquals(
        new Command.AssertFailure(1, action, Command.ActionFailure.EXHAUSTION, "call stack"),
        single("(assert_exhaustion (invoke \"f\") \"call stack\")"));
    assertEquals(
        new Command.AssertFailure(1, action, Command.ActionFailure.EXCEPTION, ""),
        single("(assert_exception (invoke \"f\"))"));
    assertEquals(
        new Command.AssertFailure(1, action, Command.ActionFailure.SUSPENSION, "unhandled"),
        single("(assert_suspension (invoke \"f\") \"unhandled\")"));
  }

  @Test
  void assertionsSayWhyModulesAreRefused() {
    for (Command.ModuleFailure failure : Command.ModuleFailure.values()) {
      String keyword = "assert_" + failure.name().toLowerCase(Locale.ROOT);
      Command.AssertRefused command =
          assertInstanceOf(
              Command.AssertRefused.class,
              single("(" + keyword + " (module quote \"(func\") \"unexpected\")"));

      assertEquals(failure, command.failure());
      assertEquals("unexpected", command.message());
      assertEquals(ScriptModule.Form.QUOTE, command.module().form());
    }
  }

  @Test
  void threadsHaveCommandsOfTheirOwn() {
    List<Command> commands =
        parse(
            """
            (thread $T (shared (module $A)) (shared (module $B))
              (register "mem" $A)
              (assert_return (invoke "run")))
            (wait $T)
            """);

    Command.StartThread thread = assertInstanceOf(Command.StartThread.class, commands.get(0));
    assertEquals("T", thread.name());
    assertEquals(List.of("A", "B"), thread.shared());
    assertEquals(List.of(2, 3), thread.commands().stream().map(Command::line).toList());
    assertEquals(new Command.AwaitThread(4, "T"), commands.get(1));
  }

  @Test
  void threadsBeginNoThreads() {
    assertRefused("unknown operator thread", 2, "(thread $T\n (thread $U))");
  }

  @Test
  void whatIsNoCommandIsRefusedWithItsLine() {
    assertRefused("unknown operator assert_nothing", 2, "\n(assert_nothing)");
    assertRefused("unexpected token", 3, "(module)\n(invoke \"f\"\n");
    assertRefused("unexpected token", 1, ")");
    assertRefused("unexpected token", 1, "(module (func)");
    assertRefused("unexpected token", 1, "(assert_return (invoke \"f\") (either))");
    assertRefused("malformed UTF-8 encoding", 1, "(register \"\\ff\")");
  }

  @Test
  void deepNestingIsNoMatterOfTheJavaStack() {
    String deep = "(".repeat(200_000);
    assertThrows(WatSyntaxException.class, () -> parse("(module " + deep));
    assertThrows(WatSyntaxException.class, () -> parse("(thread $T " + deep));
    assertThrows(
        WatSyntaxException.class,
        () -> parse("(assert_return (invoke \"f\") " + "(either ".repeat(200_000)));
  }
}
