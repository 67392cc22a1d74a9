package io.dunlin.wasm.op;

/**
 * The typing rules of instructions whose types depend on more than their opcode. Each is named
 * after its instruction; {@code get} rules serve the sign-extending variants as well.
 */
public enum Rule {
  /** The rule of {@code unreachable}. */
  UNREACHABLE,
  /** The rule of {@code block}. */
  BLOCK,
  /** The rule of {@code loop}. */
  LOOP,
  /** The rule of {@code if}. */
  IF,
  /** The rule of {@code else}. */
  ELSE,
  /** The rule of {@code end}. */
  END,
  /** The rule of {@code br}. */
  BR,
  /** The rule of {@code br_if}. */
  BR_IF,
  /** The rule of {@code br_table}. */
  BR_TABLE,
  /** The rule of {@code return}. */
  RETURN,
  /** The rule of {@code call}. */
  CALL,
  /** The rule of {@code call_indirect}. */
  CALL_INDIRECT,
  /** The rule of {@code return_call}. */
  RETURN_CALL,
  /** The rule of {@code return_call_indirect}. */
  RETURN_CALL_INDIRECT,
  /** The rule of {@code call_ref}. */
  CALL_REF,
  /** The rule of {@code return_call_ref}. */
  RETURN_CALL_REF,
  /** The rule of {@code ref_as_non_null}. */
  REF_AS_NON_NULL,
  /** The rule of {@code br_on_null}. */
  BR_ON_NULL,
  /** The rule of {@code br_on_non_null}. */
  BR_ON_NON_NULL,
  /** The rule of {@code throw}. */
  THROW,
  /** The rule of {@code throw_ref}. */
  THROW_REF,
  /** The rule of {@code try_table}. */
  TRY_TABLE,
  /** The rule of {@code try}. */
  TRY,
  /** The rule of {@code catch}. */
  CATCH,
  /** The rule of {@code rethrow}. */
  RETHROW,
  /** The rule of {@code delegate}. */
  DELEGATE,
  /** The rule of {@code catch_all}. */
  CATCH_ALL,
  /** The rule of {@code drop}. */
  DROP,
  /** The rule of {@code select}. */
  SELECT,
  /** The rule of {@code select_typed}. */
  SELECT_TYPED,
  /** The rule of {@code local_get}. */
  LOCAL_GET,
  /** The rule of {@code local_set}. */
  LOCAL_SET,
  /** The rule of {@code local_tee}. */
  LOCAL_TEE,
  /** The rule of {@code global_get}. */
  GLOBAL_GET,
  /** The rule of {@code global_set}. */
  GLOBAL_SET,
  /** The rule of {@code table_get}. */
  TABLE_GET,
  /** The rule of {@code table_set}. */
  TABLE_SET,
  /** The rule of {@code table_init}. */
  TABLE_INIT,
  /** The rule of {@code table_copy}. */
  TABLE_COPY,
  /** The rule of {@code table_grow}. */
  TABLE_GROW,
  /** The rule of {@code table_fill}. */
  TABLE_FILL,
  /** The rule of {@code memory_copy}. */
  MEMORY_COPY,
  /** The rule of {@code ref_null}. */
  REF_NULL,
  /** The rule of {@code ref_is_null}. */
  REF_IS_NULL,
  /** The rule of {@code ref_func}. */
  REF_FUNC,
  /** The rule of {@code struct_new}. */
  STRUCT_NEW,
  /** The rule of {@code struct_new_default}. */
  STRUCT_NEW_DEFAULT,
  /** The rule of {@code struct_get}. */
  STRUCT_GET,
  /** The rule of {@code struct_set}. */
  STRUCT_SET,
  /** The rule of {@code array_new}. */
  ARRAY_NEW,
  /** The rule of {@code array_new_default}. */
  ARRAY_NEW_DEFAULT,
  /** The rule of {@code array_new_fixed}. */
  ARRAY_NEW_FIXED,
  /** The rule of {@code array_new_data}. */
  ARRAY_NEW_DATA,
  /** The rule of {@code array_new_elem}. */
  ARRAY_NEW_ELEM,
  /** The rule of {@code array_get}. */
  ARRAY_GET,
  /** The rule of {@code array_set}. */
  ARRAY_SET,
  /** The rule of {@code array_len}. */
  ARRAY_LEN,
  /** The rule of {@code array_fill}. */
  ARRAY_FILL,
  /** The rule of {@code array_copy}. */
  ARRAY_COPY,
  /** The rule of {@code array_init_data}. */
  ARRAY_INIT_DATA,
  /** The rule of {@code array_init_elem}. */
  ARRAY_INIT_ELEM,
  /** The rule of {@code ref_test}. */
  REF_TEST,
  /** The rule of {@code ref_cast}. */
  REF_CAST,
  /** The rule of {@code br_on_cast}. */
  BR_ON_CAST,
  /** The rule of {@code br_on_cast_fail}. */
  BR_ON_CAST_FAIL,
  /** The rule of {@code any_convert_extern}. */
  ANY_CONVERT_EXTERN,
  /** The rule of {@code extern_convert_any}. */
  EXTERN_CONVERT_ANY
}
