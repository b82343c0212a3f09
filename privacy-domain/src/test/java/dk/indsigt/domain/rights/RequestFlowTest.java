package dk.indsigt.domain.rights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RequestFlowTest {
    private static final int LONGEST = 9;

    @Test
    @DisplayName("no two lines of the table answer the same question")
    void deterministic() {
        Set<String> seen = new HashSet<>();
        for (RequestFlow.Move move : RequestFlow.table()) {
            assertTrue(seen.add(move.from() + " " + move.step()), move.toString());
        }
    }

    @Test
    @DisplayName("every state is reached from the first, and from every one an end can be reached")
    void connected() {
        Set<RequestState> reached = EnumSet.of(RequestState.RECEIVED);
        Deque<RequestState> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            RequestState from = open.pop();
            RequestFlow.table().stream()
                    .filter(move -> move.from() == from && reached.add(move.to()))
                    .forEach(move -> open.push(move.to()));
        }
        assertEquals(EnumSet.allOf(RequestState.class), reached);
        for (RequestState state : RequestState.values()) {
            assertTrue(
                    state.ended()
                            || RequestFlow.possible(state).contains(Step.WITHDRAW)
                            || state == RequestState.DECIDED,
                    state.name());
        }
    }

    @Test
    @DisplayName("what has ended stays ended, and what has not can be withdrawn at any time")
    void ends() {
        for (RequestState state : RequestState.values()) {
            if (state.ended()) {
                assertEquals(Set.of(), RequestFlow.possible(state));
            } else {
                assertTrue(RequestFlow.possible(state).contains(Step.WITHDRAW), state.name());
            }
        }
    }

    @Test
    @DisplayName(
            "on no path is something carried out that was not decided, or decided without proof of identity or a proposal to refuse for want of it")
    void noPathMissesAStep() {
        int paths = 0;
        Deque<List<RequestFlow.Move>> open = new ArrayDeque<>();
        open.push(List.of());
        while (!open.isEmpty()) {
            List<RequestFlow.Move> path = open.pop();
            RequestState at = path.isEmpty()
                    ? RequestState.RECEIVED
                    : path.get(path.size() - 1).to();
            List<Step> steps = path.stream().map(RequestFlow.Move::step).toList();
            if (at == RequestState.DECIDED) {
                assertTrue(
                        steps.contains(Step.IDENTIFY)
                                || path.stream()
                                        .anyMatch(move -> move.step() == Step.DECIDE
                                                && move.from() == RequestState.IDENTITY_AWAITED),
                        path.toString());
            }
            if (at == RequestState.FULFILLED) {
                assertTrue(steps.contains(Step.DECIDE), path.toString());
            }
            if (at == RequestState.CLOSED) {
                assertTrue(steps.contains(Step.DECIDE), path.toString());
                paths++;
            }
            assertFalse(at == RequestState.IN_PROGRESS && !steps.contains(Step.IDENTIFY), path.toString());
            if (path.size() < LONGEST) {
                for (RequestFlow.Move move : RequestFlow.table()) {
                    boolean idle = move.from() == move.to() && steps.contains(move.step());
                    if (move.from() == at && !idle) {
                        List<RequestFlow.Move> longer = new ArrayList<>(path);
                        longer.add(move);
                        open.push(longer);
                    }
                }
            }
        }
        assertTrue(paths > 100, "looked at " + paths + " paths to the end");
    }
}
