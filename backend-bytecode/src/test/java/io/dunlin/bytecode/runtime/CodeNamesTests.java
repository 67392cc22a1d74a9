package io.dunlin.bytecode.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wat.Wat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class CodeNamesTests {
  private static final WasmModule MODULE =
      Wat.parse("(module $my.app (func $\"a.b<c>/[d];#9~1\") (func))");

  @Test
  void methodsAreNamedAfterFunctions() {
    assertEquals("a·b‹c›__d]_#9~1#0", CodeNames.method(MODULE, 0));
    assertEquals("func#1", CodeNames.method(MODULE, 1));
  }

  @Test
  void methodsTellTheIndexOfTheirFunction() {
    String method = CodeNames.method(MODULE, 0);
    assertEquals(0, CodeNames.functionIndex(method));
    assertFalse(CodeNames.isPart(method));
    assertEquals(0, CodeNames.offset(method));
    String part = CodeNames.part(method, 33, 7, 12);
    assertEquals(0, CodeNames.functionIndex(part));
    assertTrue(CodeNames.isPart(part));
    assertEquals(33, CodeNames.offset(part));
    String lane = CodeNames.lane(part, 3);
    assertEquals(0, CodeNames.functionIndex(lane));
    assertTrue(CodeNames.isPart(lane));
    assertEquals(33, CodeNames.offset(lane));
    assertEquals(-1, CodeNames.functionIndex("call"));
    assertEquals(-1, CodeNames.functionIndex(null));
  }

  @Test
  void packagesAreNamedAfterModulesAndTheirContent() {
    String name = packageName("(module $my.app (func))", "a");
    assertTrue(name.startsWith("wasm.my_app_"), name);
    assertEquals(name, packageName("(module $my.app (func))", "a"));
    assertNotEquals(name, packageName("(module $my.app)", "a"));
    assertNotEquals(name, packageName("(module $my.app (func))", "b"));
  }

  private static String packageName(String text, String setting) {
    return CodeNames.packageName(Wat.parse(text), new TreeMap<>(Map.of("setting", setting)));
  }
}
