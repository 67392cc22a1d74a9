/**
 * Makes valid modules by chance, the same ones from the same seed.
 *
 * <p>Begin with {@link io.dunlin.generate.ModuleGenerator}. First come the declarations (types,
 * functions, memories, tables, globals, tags, segments), then the bodies. Bodies are made from the
 * wanted type downwards: {@code FunctionCode.value} picks, by weight, a row of the instruction
 * table that can leave a value of that type, and {@code Productions} writes it with its operands,
 * which are wanted values again. Rows with a fixed signature need nothing but the table; each
 * typing rule has a production of its own.
 *
 * <p>All code ends: a global, the budget, is counted down at every function entry and loop head.
 * All results are determined: NaNs are made canonical where they are computed, waits have tiny
 * timeouts. Everything here belongs to one thread.
 */
@NullMarked
package io.dunlin.generate;

import org.jspecify.annotations.NullMarked;
