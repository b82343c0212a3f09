package dk.indsigt.acceptance;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Stage.class)
final class ConsentIT {

    @Test
    void aCustomerSaysYesAndNoInTwoClicksEachWithReceiptInboxAndHistory(Story story) {
        FirstSteps.giveAndWithdraw(story, "karla");
    }
}
