package io.dunlin;

/**
 * A module cannot be instantiated with what is offered for its imports. The message begins with the
 * specification's wording: {@code unknown import} or {@code incompatible import type}.
 */
public final class LinkException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LinkException(String message) {
    super(message);
  }

  static LinkException unknown(ImportType wanted) {
    return new LinkException(
        "unknown import: "
            + wanted.type().kind()
            + " '"
            + wanted.module()
            + "' '"
            + wanted.name()
            + "' has not been defined");
  }

  static LinkException incompatible(ImportType wanted, String mismatch) {
    return new LinkException(
        "incompatible import type for '"
            + wanted.module()
            + "' '"
            + wanted.name()
            + "': "
            + mismatch);
  }
}
