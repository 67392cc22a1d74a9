package io.dunlin.wat.parse;

import io.dunlin.wasm.WatSyntaxException;
import io.dunlin.wasm.binary.ByteWriter;
import io.dunlin.wasm.binary.NameSectionWriter;
import io.dunlin.wasm.binary.SectionId;
import io.dunlin.wasm.module.ByteRange;
import io.dunlin.wasm.module.CustomSection;
import io.dunlin.wasm.module.WasmModule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Reads the annotations that make custom sections.
 *
 * @see <a href="https://webassembly.github.io/spec/core/appendix/custom.html#custom-annotations">
 *     Custom annotations</a>
 */
final class CustomSectionParser {
  private static final String ERROR = "@custom annotation: ";
  private static final int FIRST = -1;
  private static final int NAMES = 2 * SectionId.values().length;
  private static final int LAST = NAMES + 1;

  private final Lexer lexer;
  private final ByteWriter content;
  private final List<Placed> sections = new ArrayList<>();

  CustomSectionParser(Lexer lexer, ByteWriter content) {
    this.lexer = lexer;
    this.content = content;
  }

  /**
   * A section and the order that its place gives it. In front of section n it is 2n, behind it
   * 2n+1: so what must stand behind a section is in front of what must precede the next one.
   */
  private record Placed(int order, CustomSection section) {}

  /** Reads an annotation behind its name. */
  void read() {
    if (lexer.token() != Token.STRING) {
      throw lexer.error(ERROR + "missing section name");
    }
    String name = readName();
    int order = lexer.token() == Token.LEFT_PAREN ? readPlacement() : LAST;
    int start = content.size();
    while (lexer.token() == Token.STRING) {
      lexer.readString(content);
    }
    expectEnd();
    add(order, name, start);
  }

  private void add(int order, String name, int start) {
    ByteRange range = new ByteRange(start, content.size());
    sections.add(new Placed(order, new CustomSection(name, range, sectionInFront(order))));
  }

  private String readName() {
    int start = lexer.start();
    int end = lexer.end();
    try {
      return lexer.readName();
    } catch (WatSyntaxException e) {
      throw lexer.error(ERROR + e.reason(), start, end);
    }
  }

  private void expectEnd() {
    if (!lexer.accept(Token.RIGHT_PAREN)) {
      throw unexpected();
    }
  }

  private WatSyntaxException unexpected() {
    return lexer.error(ERROR + "unexpected token");
  }

  private int readPlacement() {
    lexer.advance();
    boolean after = lexer.isKeyword("after");
    if (!after && !lexer.isKeyword("before")) {
      throw unexpected();
    }
    lexer.advance();
    int order = after ? readBehind() : readInFront();
    lexer.advance();
    expectEnd();
    return order;
  }

  private int readBehind() {
    return lexer.isKeyword("last") ? LAST : 2 * readSection().ordinal() + 1;
  }

  private int readInFront() {
    return lexer.isKeyword("first") ? FIRST : 2 * readSection().ordinal();
  }

  private SectionId readSection() {
    for (SectionId section : SectionId.values()) {
      if (lexer.isKeyword(section.keyword())) {
        return section;
      }
    }
    throw unexpected();
  }

  /** The id of the section that a custom section stands behind. */
  private static int sectionInFront(int order) {
    SectionId[] all = SectionId.values();
    int ordinal = Math.min((order + 1) / 2, all.length) - 1;
    return ordinal < 0 ? CustomSection.FIRST : all[ordinal].id();
  }

  /** Adds the sections to a module, and among them the name section, behind the data. */
  void finish(WasmModule.Builder module, NameSectionWriter names) {
    if (!names.isEmpty()) {
      int start = content.size();
      content.writeBytes(names.toByteArray());
      add(NAMES, NameSectionWriter.SECTION_NAME, start);
    }
    sections.sort(Comparator.comparingInt(Placed::order));
    for (Placed each : sections) {
      module.addCustomSection(each.section());
    }
  }
}
