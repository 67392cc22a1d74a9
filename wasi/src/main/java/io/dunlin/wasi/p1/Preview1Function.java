package io.dunlin.wasi.p1;

/**
 * The functions of {@code wasi_snapshot_preview1}: name, parameter types ({@code i} for i32, {@code
 * l} for i64), and the group that carries them out. All but {@link #PROC_EXIT} give an error code.
 */
public enum Preview1Function {
  ARGS_GET("args_get", "ii", Group.ENVIRONMENT),
  ARGS_SIZES_GET("args_sizes_get", "ii", Group.ENVIRONMENT),
  ENVIRON_GET("environ_get", "ii", Group.ENVIRONMENT),
  ENVIRON_SIZES_GET("environ_sizes_get", "ii", Group.ENVIRONMENT),
  CLOCK_RES_GET("clock_res_get", "ii", Group.CLOCK),
  CLOCK_TIME_GET("clock_time_get", "ili", Group.CLOCK),
  FD_ADVISE("fd_advise", "illi", Group.FILE),
  FD_ALLOCATE("fd_allocate", "ill", Group.FILE),
  FD_CLOSE("fd_close", "i", Group.FILE),
  FD_DATASYNC("fd_datasync", "i", Group.FILE),
  FD_FDSTAT_GET("fd_fdstat_get", "ii", Group.STATUS),
  FD_FDSTAT_SET_FLAGS("fd_fdstat_set_flags", "ii", Group.STATUS),
  FD_FDSTAT_SET_RIGHTS("fd_fdstat_set_rights", "ill", Group.STATUS),
  FD_FILESTAT_GET("fd_filestat_get", "ii", Group.STATUS),
  FD_FILESTAT_SET_SIZE("fd_filestat_set_size", "il", Group.STATUS),
  FD_FILESTAT_SET_TIMES("fd_filestat_set_times", "illi", Group.STATUS),
  FD_PREAD("fd_pread", "iiili", Group.FILE),
  FD_PRESTAT_GET("fd_prestat_get", "ii", Group.DIRECTORY),
  FD_PRESTAT_DIR_NAME("fd_prestat_dir_name", "iii", Group.DIRECTORY),
  FD_PWRITE("fd_pwrite", "iiili", Group.FILE),
  FD_READ("fd_read", "iiii", Group.FILE),
  FD_READDIR("fd_readdir", "iiili", Group.DIRECTORY),
  FD_RENUMBER("fd_renumber", "ii", Group.FILE),
  FD_SEEK("fd_seek", "ilii", Group.FILE),
  FD_SYNC("fd_sync", "i", Group.FILE),
  FD_TELL("fd_tell", "ii", Group.FILE),
  FD_WRITE("fd_write", "iiii", Group.FILE),
  PATH_CREATE_DIRECTORY("path_create_directory", "iii", Group.PATH),
  PATH_FILESTAT_GET("path_filestat_get", "iiiii", Group.PATH),
  PATH_FILESTAT_SET_TIMES("path_filestat_set_times", "iiiilli", Group.PATH),
  PATH_LINK("path_link", "iiiiiii", Group.PATH),
  PATH_OPEN("path_open", "iiiiillii", Group.PATH),
  PATH_READLINK("path_readlink", "iiiiii", Group.PATH),
  PATH_REMOVE_DIRECTORY("path_remove_directory", "iii", Group.PATH),
  PATH_RENAME("path_rename", "iiiiii", Group.PATH),
  PATH_SYMLINK("path_symlink", "iiiii", Group.PATH),
  PATH_UNLINK_FILE("path_unlink_file", "iii", Group.PATH),
  POLL_ONEOFF("poll_oneoff", "iiii", Group.POLL),
  PROC_EXIT("proc_exit", "i", Group.PROCESS),
  PROC_RAISE("proc_raise", "i", Group.PROCESS),
  RANDOM_GET("random_get", "ii", Group.PROCESS),
  SCHED_YIELD("sched_yield", "", Group.PROCESS),
  SOCK_ACCEPT("sock_accept", "iii", Group.SOCKET),
  SOCK_RECV("sock_recv", "iiiiii", Group.SOCKET),
  SOCK_SEND("sock_send", "iiiii", Group.SOCKET),
  SOCK_SHUTDOWN("sock_shutdown", "ii", Group.SOCKET);

  /** Which class carries a function out. */
  enum Group {
    ENVIRONMENT,
    CLOCK,
    FILE,
    STATUS,
    DIRECTORY,
    PATH,
    POLL,
    PROCESS,
    SOCKET
  }

  private final String importName;
  private final String parameters;
  private final Group group;

  Preview1Function(String importName, String parameters, Group group) {
    this.importName = importName;
    this.parameters = parameters;
    this.group = group;
  }

  /** The name under which guests import it. */
  public String importName() {
    return importName;
  }

  /** The types of the parameters, a letter each: {@code i} for i32, {@code l} for i64. */
  public String parameters() {
    return parameters;
  }

  /** Whether the function gives an error code, an i32. */
  public boolean hasResult() {
    return this != PROC_EXIT;
  }

  Group group() {
    return group;
  }
}
