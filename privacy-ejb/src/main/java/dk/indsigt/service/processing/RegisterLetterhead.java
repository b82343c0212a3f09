package dk.indsigt.service.processing;

import dk.indsigt.domain.text.Language;
import dk.indsigt.service.notice.Letterhead;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Who writes, from the register. */
@Dependent
class RegisterLetterhead implements Letterhead {
    private static final String AUTHORITY = "DATATILSYNET";

    @Inject
    private Register register;

    @Override
    public Facts facts(Language language, boolean business) {
        Register.Controller controller = register.controller();
        Register.Authority authority = register.authority(AUTHORITY);
        return new Facts(
                controller.name(),
                controller.cvr(),
                controller.street(),
                controller.postalCode() + " " + controller.city(),
                business ? controller.phoneBusiness() : controller.phonePrivate(),
                controller.dpoEmail(),
                authority.name().in(language),
                authority.address(),
                authority.phone(),
                authority.email(),
                authority.web());
    }
}
