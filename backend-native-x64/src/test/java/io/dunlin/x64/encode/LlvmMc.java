package io.dunlin.x64.encode;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The assembler and disassembler of LLVM, one process for any number of instructions. */
public final class LlvmMc {
  private static final Pattern ENCODING = Pattern.compile("# encoding: \\[([0-9a-fx,]*)]");
  private static final List<Path> PLACES =
      Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
          .map(folder -> Path.of(folder, "llvm-mc"))
          .toList();

  private LlvmMc() {}

  /** Is it installed? */
  public static boolean isThere() {
    return PLACES.stream().anyMatch(Files::isExecutable);
  }

  /** The bytes of each line. */
  static List<byte[]> assemble(List<String> lines) {
    List<byte[]> encodings = new ArrayList<>();
    for (String line : run(String.join("\n", lines), "-x86-asm-syntax=intel", "--show-encoding")) {
      Matcher matcher = ENCODING.matcher(line);
      if (matcher.find()) {
        encodings.add(HexFormat.of().parseHex(matcher.group(1).replace("0x", "").replace(",", "")));
      }
    }
    if (encodings.size() != lines.size()) {
      throw new AssertionError(encodings.size() + " encodings of " + lines.size() + " lines");
    }
    return encodings;
  }

  /** The text of each instruction, with single spaces. */
  public static List<String> disassemble(List<byte[]> instructions) {
    StringBuilder input = new StringBuilder();
    for (byte[] instruction : instructions) {
      input.append(HexFormat.ofDelimiter(" ").withPrefix("0x").formatHex(instruction)).append('\n');
    }
    List<String> lines =
        run(input.toString(), "--disassemble", "--output-asm-variant=1").stream()
            .map(line -> line.replaceAll("#.*", "").replaceAll("\\s+", " ").trim())
            // Some versions print this prefix as an instruction.
            .filter(line -> !line.isEmpty() && !line.startsWith(".") && !line.equals("lock"))
            .toList();
    if (lines.size() != instructions.size()) {
      throw new AssertionError(lines.size() + " lines of " + instructions.size());
    }
    return lines;
  }

  private static List<String> run(String input, String... options) {
    List<String> command = new ArrayList<>(List.of("llvm-mc", "-triple=x86_64"));
    command.addAll(List.of(options));
    try {
      Path file = Files.createTempFile("llvm-mc", ".s");
      try {
        Files.writeString(file, input);
        Process process =
            new ProcessBuilder(command)
                .redirectInput(file.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        return output(process);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> output(Process process) throws IOException {
    List<String> lines = new ArrayList<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line;
      while ((line = in.readLine()) != null) {
        if (line.contains("error:") || line.contains("warning:")) {
          throw new AssertionError(line + "\n" + in.readLine());
        }
        lines.add(line);
      }
    }
    return lines;
  }
}
