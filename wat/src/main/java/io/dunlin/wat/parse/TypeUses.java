package io.dunlin.wat.parse;

import io.dunlin.wasm.WatSyntaxException;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wasm.name.NameSection;
import io.dunlin.wasm.type.CompositeType;
import io.dunlin.wasm.type.FuncType;
import io.dunlin.wasm.type.RecGroup;
import io.dunlin.wasm.type.SubType;
import io.dunlin.wasm.type.TypeCodes;
import io.dunlin.wasm.type.ValType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads type uses: a reference to a function type, the type itself, or both, which must agree.
 *
 * <p>A type that is written without a reference is the first equal definition, or, if there is
 * none, is defined at the end of the module.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/modules.html#type-uses">Type uses</a>
 */
final class TypeUses {
  private final Lexer lexer;
  private final ModuleScope scope;
  private final TypeParser typeParser;
  private final WasmModule.Builder module;

  /** The definitions so far, by index. */
  private final List<SubType> types = new ArrayList<>();

  /** The first definition of each function type that stands for itself. */
  private final Map<FuncType, Integer> functionTypes = new HashMap<>();

  private final IntList params = new IntList();
  private final IntList results = new IntList();

  /** Whether the use that was read names a type, and which. */
  private boolean explicit;

  private int explicitIndex;
  private int start;
  private int end;

  TypeUses(Lexer lexer, ModuleScope scope, TypeParser typeParser, WasmModule.Builder module) {
    this.lexer = lexer;
    this.scope = scope;
    this.typeParser = typeParser;
    this.module = module;
  }

  /** Adds definitions. */
  void define(List<SubType> group) {
    SubType first = group.isEmpty() ? null : group.get(0);
    if (group.size() == 1 && first != null && isPlain(first)) {
      if (first.composite() instanceof FuncType type) {
        functionTypes.putIfAbsent(type, types.size());
      }
    }
    module.addRecGroup(new RecGroup(types.size(), group));
    types.addAll(group);
  }

  private static boolean isPlain(SubType type) {
    return type.isFinal() && type.supertypes().isEmpty();
  }

  /** Reads a function type behind its keyword, up to the closing parenthesis. */
  FuncType readDefinition() {
    params.clear();
    results.clear();
    while (lexer.acceptForm("param")) {
      if (lexer.token() == Token.IDENTIFIER || lexer.token() == Token.ANNOTATION) {
        scope.skipIdentifier();
        params.add(typeParser.readValueType());
        lexer.expect(Token.RIGHT_PAREN);
      } else {
        typeParser.readValueTypes(params);
      }
    }
    readResults();
    lexer.expect(Token.RIGHT_PAREN);
    return new FuncType(types(params), types(results));
  }

  private void readResults() {
    while (lexer.acceptForm("result")) {
      typeParser.readValueTypes(results);
    }
    // Whatever else is wrong with the type, this is the better explanation.
    if (lexer.isForm("param") || lexer.isForm("type")) {
      lexer.advance();
      throw lexer.unexpected("what follows a type use");
    }
  }

  /** Reads a use whose parameters have no identifiers, of a block or an indirect call. */
  void read() {
    readReference();
    while (lexer.acceptForm("param")) {
      typeParser.readValueTypes(params);
    }
    readResults();
  }

  /**
   * Reads a use whose parameters may have identifiers, and adds them to the function's locals.
   *
   * @param owner the function that the names of locals belong to, or null to forget them
   */
  void read(IndexSpace locals, @Nullable Integer owner) {
    readReference();
    while (lexer.acceptForm("param")) {
      if (lexer.token() == Token.IDENTIFIER || lexer.token() == Token.ANNOTATION) {
        declareLocal(locals, owner);
        params.add(typeParser.readValueType());
        lexer.expect(Token.RIGHT_PAREN);
      } else {
        int before = params.size();
        typeParser.readValueTypes(params);
        locals.add(params.size() - before);
      }
    }
    readResults();
    if (explicit && isEmpty() && find(explicitIndex) instanceof FuncType type) {
      locals.add(type.params().size());
    }
  }

  private void declareLocal(IndexSpace locals, @Nullable Integer owner) {
    if (owner != null) {
      scope.declarePart(locals, NameSection.Kind.LOCAL, owner);
    } else {
      scope.skipIdentifier();
    }
  }

  private void readReference() {
    params.clear();
    results.clear();
    start = lexer.start();
    end = lexer.end();
    explicit = lexer.acceptForm("type");
    if (explicit) {
      start = lexer.start();
      end = lexer.end();
      explicitIndex = scope.types.read(lexer);
      lexer.expect(Token.RIGHT_PAREN);
    }
  }

  private boolean isEmpty() {
    return params.isEmpty() && results.isEmpty();
  }

  /** Whether the use that was read needs no type: neither named nor with more than a result. */
  boolean isSimple() {
    return !explicit && params.isEmpty() && results.size() <= 1;
  }

  /** The result of a use that {@linkplain #isSimple is simple}, or bottom. */
  int simpleResult() {
    return results.isEmpty() ? TypeCodes.BOTTOM : results.get(0);
  }

  /**
   * The index of the type whose use was read.
   *
   * @throws WatSyntaxException if the use names a type and says that it were another
   */
  int index() {
    if (!explicit) {
      FuncType type = new FuncType(types(params), types(results));
      Integer index = functionTypes.get(type);
      if (index == null) {
        index = types.size();
        define(List.of(SubType.plain(type)));
      }
      return index;
    }
    if (!isEmpty()) {
      requireAgreement();
    }
    return explicitIndex;
  }

  private void requireAgreement() {
    CompositeType type = find(explicitIndex);
    if (type == null) {
      throw error("unknown type " + Integer.toUnsignedString(explicitIndex));
    }
    if (!(type instanceof FuncType function)) {
      throw error("non-function type " + explicitIndex);
    }
    if (!matches(params, function.params()) || !matches(results, function.results())) {
      throw error("inline function type does not match type " + explicitIndex + ", " + function);
    }
  }

  private WatSyntaxException error(String reason) {
    return lexer.error(reason, start, end);
  }

  private @Nullable CompositeType find(int index) {
    return index >= 0 && index < types.size() ? types.get(index).composite() : null;
  }

  private static boolean matches(IntList codes, List<ValType> types) {
    if (codes.size() != types.size()) {
      return false;
    }
    for (int i = 0; i < codes.size(); i++) {
      if (codes.get(i) != types.get(i).code()) {
        return false;
      }
    }
    return true;
  }

  private static List<ValType> types(IntList codes) {
    List<ValType> types = new ArrayList<>(codes.size());
    for (int i = 0; i < codes.size(); i++) {
      types.add(ValType.ofCode(codes.get(i)));
    }
    return types;
  }
}
