package dk.indsigt.service.rights;

import dk.indsigt.domain.rights.RequestType;
import jakarta.enterprise.context.Dependent;

/** Art. 20: what the person gave, for machines. */
@Dependent
class PortabilityType extends Releasing {
    @Override
    public RequestType type() {
        return RequestType.PORTABILITY;
    }
}
