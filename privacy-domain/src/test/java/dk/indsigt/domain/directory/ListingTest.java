package dk.indsigt.domain.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ListingTest {
    @ParameterizedTest(name = "{0} becomes {1}")
    @DisplayName("NO-NEXTGENTEL-2016: a protected name and address is stronger than a choice to be listed")
    @CsvSource({"LISTED, SECRET", "ADDRESS_OMITTED, SECRET", "UNLISTED, UNLISTED", "SECRET, SECRET"})
    void protectedAddress(Listing chosen, Listing counts) {
        assertEquals(counts, chosen.withProtection(true));
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("without protection the choice counts")
    @EnumSource(Listing.class)
    void chosen(Listing listing) {
        assertEquals(listing, listing.withProtection(false));
        assertEquals(listing == Listing.UNLISTED || listing == Listing.SECRET, listing.optedOut());
    }
}
