package io.dunlin.compiler.pass;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** What each pass makes of a function that is made for it. */
final class PassTests {
  @Test
  void valueNumberingFindsWhatADominatorHasComputed() {
    Golden.checkBody(
        """
        v3 = add.i32 v0, v2
        v4 = add.i32 v2, v0
        branch v4 -> b1, b2
        b1:
        v5 = add.i32 v0, v2
        v6 = load.i32 v1 [8 whole constant.0]
        v7 = load.i32 v1 [8 whole constant.0]
        v8 = add.i32 v6, v7
        v9 = add.i32 v8, v5
        return v9
        b2:
        v10 = load.i32 v1 [8 whole constant.0]
        return v10
        """,
        """
        v3 = add.i32 v0, v2
        branch v3 -> b1, b2
        b1:
        v4 = load.i32 v1 [8 whole constant.0]
        v5 = add.i32 v4, v4
        v6 = add.i32 v3, v5
        return v6
        b2:
        v7 = load.i32 v1 [8 whole constant.0]
        return v7
        """,
        new ValueNumbering());
  }

  @Test
  void valueNumberingRemovesChecksThatHavePassed() {
    Golden.checkBody(
        """
        v3 = eq.i32 v0, i32(0)
        trap_if v3 [null_reference] @1
        trap_if v3 [null_reference] @2
        v4 = trunc_s.i32 f32(0x7fc00000) @3
        v5 = trunc_s.i32 f32(0x7fc00000) @4
        v6 = add.i32 v4, v5
        return v6
        """,
        """
        v3 = eq.i32 v0, i32(0)
        trap_if v3 [null_reference] @1
        v4 = trunc_s.i32 f32(0x7fc00000) @3
        v5 = add.i32 v4, v4
        return v5
        """,
        new ValueNumbering());
  }

  @Test
  void memoryForwardingKnowsWhatWasStored() {
    Golden.checkBody(
        """
        store.i32 v1, v0 [0 whole global.1]
        v3 = load.i32 v1 [0 whole global.1]
        store.i32 v1, v2 [0 whole global.2]
        v4 = load.i32 v1 [0 whole global.1]
        store.i32 v1, v2 [4 whole global.1]
        v5 = load.i32 v1 [0 whole global.1]
        store.i32 v1, v2 [2 whole global.1]
        v6 = load.i32 v1 [0 whole global.1]
        v7 = add.i32 v3, v4
        v8 = add.i32 v5, v6
        v9 = add.i32 v7, v8
        call [7]
        v10 = load.i32 v1 [0 whole global.1]
        v11 = add.i32 v9, v10
        return v11
        """,
        """
        store.i32 v1, v0 [0 whole global.1]
        store.i32 v1, v2 [0 whole global.2]
        store.i32 v1, v2 [4 whole global.1]
        store.i32 v1, v2 [2 whole global.1]
        v3 = load.i32 v1 [0 whole global.1]
        v4 = add.i32 v0, v0
        v5 = add.i32 v0, v3
        v6 = add.i32 v4, v5
        call [7]
        v7 = load.i32 v1 [0 whole global.1]
        v8 = add.i32 v6, v7
        return v8
        """,
        new MemoryForwarding());
  }

  @Test
  void memoryForwardingRemovesStoresThatNobodySees() {
    Golden.checkBody(
        """
        store.i32 v1, v0 [0 whole global.1]
        store.i32 v1, v2 [0 whole global.1]
        store.i32 v1, v0 [8 whole global.1]
        v3 = load.i32 v1 [9 whole global.1]
        store.i32 v1, v3 [8 whole global.1]
        store.i32 v1, v3 [8 whole global.1]
        store.i32 v1, v0 [16 whole memory.1 traps]
        store.i32 v1, v2 [16 whole memory.1 traps]
        return v3
        """,
        """
        store.i32 v1, v2 [0 whole global.1]
        store.i32 v1, v0 [8 whole global.1]
        v3 = load.i32 v1 [9 whole global.1]
        store.i32 v1, v3 [8 whole global.1]
        store.i32 v1, v0 [16 whole memory.1 traps]
        store.i32 v1, v2 [16 whole memory.1 traps]
        return v3
        """,
        new MemoryForwarding());
  }

  @Test
  void atomicAccessSeesWhatOthersStored() {
    String body =
        """
        v3 = load.i32 v1 [0 whole memory.1]
        v4 = atomic_load.i32 v1 [64 whole memory.1]
        v5 = load.i32 v1 [0 whole memory.1]
        v6 = add.i32 v3, v4
        v7 = add.i32 v6, v5
        return v7
        """;
    Golden.checkBody(body, body, new MemoryForwarding());
  }

  @Test
  void invariantsMoveInFrontOfTheirLoop() {
    Golden.checkBody(
        """
        branch v0 -> b1(i32(0)), b2
        b1(v3: i32):
        interrupt_check
        v4 = extend_i32_u.i64 v2
        v5 = add.i64 v1, v4
        v6 = load.i32 v5 [0 whole memory.1 traps] @1
        v7 = load.i32 v5 [0 whole global.1] @2
        v8 = div_s.i32 v0, v2 @3
        store.i32 v5, v3 [0 whole global.1] @4
        v9 = add.i32 v3, v6
        v10 = add.i32 v9, v7
        v11 = add.i32 v10, v8
        branch v11 -> b1(v11), b2
        b2:
        return v0
        """,
        """
        branch v0 -> b1(i32(0)), b3
        b1(v3: i32):
        v4 = extend_i32_u.i64 v2
        v5 = add.i64 v1, v4
        v6 = load.i32 v5 [0 whole memory.1 traps] @1
        v7 = div_s.i32 v0, v2 @3
        jump -> b2(v3)
        b2(v8: i32):
        interrupt_check
        v9 = load.i32 v5 [0 whole global.1] @2
        store.i32 v5, v8 [0 whole global.1] @4
        v10 = add.i32 v8, v6
        v11 = add.i32 v10, v9
        v12 = add.i32 v11, v7
        branch v12 -> b2(v12), b3
        b3:
        return v0
        """,
        new LoopInvariants());
  }

  @Test
  void controlIsStraightened() {
    Golden.checkBody(
        """
        v3 = eq.i32 v0, i32(0)
        branch v3 -> b1, b2
        b1:
        jump -> b4(i32(1))
        b2:
        branch i32(0) -> b3, b5
        b3:
        trap [unreachable]
        b4(v4: i32):
        return v4
        b5:
        trap_if i32(0) [unreachable]
        jump -> b6(v2)
        b6(v5: i32):
        trap_if i32(1) [cast_failure]
        return v5
        """,
        """
        v3 = eq.i32 v0, i32(0)
        branch v0 -> b1, b2
        b1:
        trap [cast_failure]
        b2:
        return i32(1)
        """,
        new ControlFlow());
  }

  @Test
  void jumpsAreThreadedThroughBranchesOnConstants() {
    Golden.checkBody(
        """
        branch v0 -> b1(i32(1), v2), b1(v2, v0)
        b1(v3: i32, v4: i32):
        branch v3 -> b2(v4), b3
        b2(v5: i32):
        return v5
        b3:
        return i32(7)
        """,
        """
        branch v0 -> b2(v2), b1(v2, v0)
        b1(v3: i32, v4: i32):
        branch v3 -> b2(v4), b3
        b2(v5: i32):
        return v5
        b3:
        return i32(7)
        """,
        new JumpThreading());
  }

  @Test
  void smallBranchesBecomeChoices() {
    Golden.checkBody(
        """
        branch v0 -> b1, b2(v0)
        b1:
        v3 = add.i32 v2, i32(1)
        jump -> b2(v3)
        b2(v4: i32):
        return v4
        """,
        """
        v3 = add.i32 v2, i32(1)
        v4 = select.i32 v0, v3, v0
        return v4
        """,
        new IfConversion(),
        new ControlFlow());
  }

  @Test
  void branchesAroundEffectsStay() {
    String body =
        """
        branch v0 -> b1, b2(v0)
        b1:
        v3 = div_s.i32 v2, v0
        jump -> b2(v3)
        b2(v4: i32):
        return v4
        """;
    Golden.checkBody(body, body, new IfConversion());
  }

  @Test
  void boundsChecksCoverShorterOnes() {
    Golden.checkBody(
        """
        v3 = load.i64 v1 [8 whole memory_state.1]
        bounds_check v1, v3 [8] @1
        bounds_check v1, v3 [4] @2
        call [3] @3
        v4 = load.i64 v1 [8 whole memory_state.1]
        bounds_check v1, v4 [8] @4
        bounds_check v1, v4 [9] @5
        return v0
        """,
        """
        v3 = load.i64 v1 [8 whole memory_state.1]
        bounds_check v1, v3 [8] @1
        call [3] @3
        v4 = load.i64 v1 [8 whole memory_state.1]
        bounds_check v1, v4 [9] @5
        return v0
        """,
        new BoundsChecks());
  }

  @Test
  void deadCodeGoesAndEffectsStay() {
    Golden.checkBody(
        """
        v3 = add.i32 v0, v2
        v4 = load.i32 v1 [0 whole memory.1 traps] @1
        v5 = load.i32 v1 [0 whole memory.1]
        jump -> b1(v3, v0)
        b1(v6: i32, v7: i32):
        v8 = add.i32 v6, i32(1)
        branch v7 -> b1(v8, v2), b2
        b2:
        return v7
        """,
        """
        v3 = load.i32 v1 [0 whole memory.1 traps] @1
        jump -> b1(v0)
        b1(v4: i32):
        branch v4 -> b1(v2), b2
        b2:
        return v4
        """,
        new DeadCode());
  }

  @Test
  void coldBlocksComeLastAndLoopsAreRotated() {
    Golden.checkBody(
        """
        jump -> b1(v0)
        b1(v3: i32):
        branch v3 -> b2, b4
        b2:
        branch v2 -> b3, b5
        b3:
        trap [unreachable]
        b5:
        v4 = sub.i32 v3, i32(1)
        jump -> b1(v4)
        b4:
        return v3
        """,
        """
        jump -> b3(v0)
        b1:
        branch v2 -> b5, b2
        b2:
        v3 = sub.i32 v4, i32(1)
        jump -> b3(v3)
        b3(v4: i32):
        branch v4 -> b1, b4
        b4:
        return v4
        b5 cold:
        trap [unreachable]
        """,
        new BlockLayout());
  }

  @Test
  void passesOfEarlierStagesAreRefused() {
    Pipeline.Builder builder = new Pipeline.Builder().add(Pipeline.Stage.LAYOUT, new BlockLayout());
    DeadCode late = new DeadCode();
    assertThrows(
        IllegalArgumentException.class, () -> builder.add(Pipeline.Stage.REDUNDANCY, late));
  }

  @Test
  void loopsCompareTheNextValuesOfTheirCounters() {
    Golden.checkBody(
        """
        jump -> b1(v0)
        b1(v3: i32):
        v4 = add.i32 v3, i32(-8)
        v5 = ne.i32 v3, i32(9)
        branch v5 -> b1(v4), b2(v4)
        b2(v6: i32):
        v7 = add.i32 v6, i32(1)
        branch v6 -> b2(v7), b3
        b3:
        return v6
        """,
        """
        jump -> b1(v0)
        b1(v3: i32):
        v4 = add.i32 v3, i32(-8)
        v5 = ne.i32 v3, i32(9)
        v6 = ne.i32 v4, i32(1)
        branch v6 -> b1(v4), b2(v4)
        b2(v7: i32):
        v8 = add.i32 v7, i32(1)
        v9 = ne.i32 v8, i32(1)
        branch v9 -> b2(v8), b3
        b3:
        return v7
        """,
        new LoopCounters());
  }
}
