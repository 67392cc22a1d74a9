package io.dunlin.wasi.fs;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Translates failures of the host's file system to error codes.
 *
 * <p>Java has exception types for the commonest failures only; for the others it passes on the text
 * of the operating system, which is therefore looked up in a table.
 */
public final class HostErrors {
  /**
   * Text of the operating system in lower case, and its code; the first that is contained counts.
   */
  private static final Object[][] TEXTS = {
    {"is a directory", Errno.ISDIR},
    {"not a directory", Errno.NOTDIR},
    {"no such file", Errno.NOENT},
    {"file exists", Errno.EXIST},
    {"directory not empty", Errno.NOTEMPTY},
    {"too many levels of symbolic links", Errno.LOOP},
    {"symbolic link loop", Errno.LOOP},
    {"file name too long", Errno.NAMETOOLONG},
    {"no space left", Errno.NOSPC},
    {"disk quota exceeded", Errno.DQUOT},
    {"read-only file system", Errno.ROFS},
    {"operation not permitted", Errno.PERM},
    {"permission denied", Errno.ACCES},
    {"resource busy", Errno.BUSY},
    {"invalid cross-device link", Errno.XDEV},
    {"cross-device link", Errno.XDEV},
    {"too many open files in system", Errno.NFILE},
    {"too many open files", Errno.MFILE},
    {"file too large", Errno.FBIG},
    {"too many links", Errno.MLINK},
    {"text file busy", Errno.TXTBSY},
    {"broken pipe", Errno.PIPE},
    {"invalid argument", Errno.INVAL},
    {"invalid or incomplete multibyte", Errno.ILSEQ},
    {"illegal byte sequence", Errno.ILSEQ},
    {"operation not supported", Errno.NOTSUP},
    {"no such device", Errno.NXIO},
    {"illegal seek", Errno.SPIPE},
    {"bad file descriptor", Errno.BADF},
  };

  private HostErrors() {}

  /** The code that tells of this failure best; {@link Errno#IO} where nothing better is known. */
  public static Errno errnoOf(IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return Errno.NOENT;
    } else if (failure instanceof FileAlreadyExistsException) {
      return Errno.EXIST;
    } else if (failure instanceof DirectoryNotEmptyException) {
      return Errno.NOTEMPTY;
    } else if (failure instanceof NotDirectoryException) {
      return Errno.NOTDIR;
    } else if (failure instanceof AccessDeniedException) {
      return Errno.ACCES;
    } else if (failure instanceof FileSystemLoopException) {
      return Errno.LOOP;
    } else if (failure instanceof NotLinkException) {
      return Errno.INVAL;
    } else if (failure instanceof AtomicMoveNotSupportedException) {
      return Errno.XDEV;
    } else if (failure instanceof ClosedByInterruptException
        || failure instanceof InterruptedIOException) {
      return Errno.INTR;
    } else if (failure instanceof ClosedChannelException) {
      return Errno.BADF;
    } else if (failure instanceof EOFException) {
      return Errno.IO;
    }
    return errnoOfText(
        failure instanceof FileSystemException known ? known.getReason() : failure.getMessage());
  }

  private static Errno errnoOfText(@Nullable String text) {
    if (text != null) {
      String lower = text.toLowerCase(Locale.ROOT);
      for (Object[] row : TEXTS) {
        if (lower.contains((String) row[0])) {
          return (Errno) row[1];
        }
      }
    }
    return Errno.IO;
  }
}
