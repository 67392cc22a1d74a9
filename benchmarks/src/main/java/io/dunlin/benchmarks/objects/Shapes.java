package io.dunlin.benchmarks.objects;

/** Calls through an interface whose target changes from one to the next. */
final class Shapes {
  private static final int SHAPES = 1024;

  private Shapes() {}

  private interface Shape {
    double area();

    Shape scaled(double factor);
  }

  private record Circle(double radius) implements Shape {
    @Override
    public double area() {
      return 3 * radius * radius;
    }

    @Override
    public Shape scaled(double factor) {
      return new Circle(radius * factor);
    }
  }

  private record Square(double side) implements Shape {
    @Override
    public double area() {
      return side * side;
    }

    @Override
    public Shape scaled(double factor) {
      return new Square(side * factor);
    }
  }

  private record Rectangle(double width, double height) implements Shape {
    @Override
    public double area() {
      return width * height;
    }

    @Override
    public Shape scaled(double factor) {
      return new Rectangle(width * factor, height * factor);
    }
  }

  private record Triangle(double base, double height) implements Shape {
    @Override
    public double area() {
      return base * height / 2;
    }

    @Override
    public Shape scaled(double factor) {
      return new Triangle(base * factor, height * factor);
    }
  }

  private record Pair(Shape first, Shape second) implements Shape {
    @Override
    public double area() {
      return first.area() + second.area();
    }

    @Override
    public Shape scaled(double factor) {
      return new Pair(first.scaled(factor), second.scaled(factor));
    }
  }

  private static Shape shape(int random) {
    int size = 1 + (random >>> 8) % 8;
    return switch ((random >>> 16) % 5) {
      case 0 -> new Circle(size);
      case 1 -> new Square(size);
      case 2 -> new Rectangle(size, 2);
      case 3 -> new Triangle(4, size);
      default -> new Pair(new Square(size), new Circle(1));
    };
  }

  /** Scales and measures shapes, a number of rounds. */
  static int run(int rounds) {
    Shape[] shapes = new Shape[SHAPES];
    int state = 1;
    for (int i = 0; i < SHAPES; i++) {
      state = state * 1103515245 + 12345;
      shapes[i] = shape(state);
    }
    double sum = 0;
    for (int round = 0; round < rounds; round++) {
      double factor = (round & 1) == 0 ? 2 : 0.5;
      for (int i = 0; i < SHAPES; i++) {
        shapes[i] = shapes[i].scaled(factor);
        sum += shapes[i].area();
      }
    }
    return (int) (sum % 1_000_003);
  }
}
