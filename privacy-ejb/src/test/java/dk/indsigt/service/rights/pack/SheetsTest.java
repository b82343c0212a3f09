package dk.indsigt.service.rights.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dk.indsigt.domain.rights.Standing;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SheetsTest {
    @ParameterizedTest
    @DisplayName("in whatever capacity somebody asks, each part begins with its own list and no name stands twice")
    @EnumSource(Standing.class)
    void names(Standing standing) {
        Set<String> seen = new HashSet<>();
        for (Section section : Section.values()) {
            List<Sheet> sheets = Sheets.of(section, standing);
            if (section.reaches(standing)) {
                assertTrue(sheets.get(0).first(), section.name());
            }
            sheets.forEach(sheet -> assertTrue(seen.add(sheet.name()), sheet.name()));
        }
    }

    @Test
    @DisplayName("P-4-f, K-25: neither a company nor an estate gets calls, places, voices or users")
    void others() {
        for (Standing standing : List.of(Standing.COMPANY, Standing.ESTATE)) {
            for (Section section : List.of(Section.TRAFFIC, Section.LOCATION, Section.RECORDING, Section.EQUIPMENT)) {
                assertEquals(List.of(), Sheets.of(section, standing));
            }
            assertFalse(Sheets.of(Section.SUBSCRIPTION, standing).stream()
                    .anyMatch(sheet -> sheet.name().equals("line-users")));
        }
    }

    @Test
    @DisplayName("K-02: no list has a column for a payment card")
    void cards() {
        for (Sheet sheet : Sheets.all()) {
            for (Column column : sheet.columns()) {
                assertFalse(column.key().contains("card") || column.key().contains("cvc"), sheet.name());
            }
        }
    }

    @Test
    @DisplayName("every statement asks for one party and nobody else")
    void parties() {
        for (Sheet sheet : Sheets.all()) {
            assertTrue(sheet.sql().contains(":me"), sheet.name());
        }
    }
}
