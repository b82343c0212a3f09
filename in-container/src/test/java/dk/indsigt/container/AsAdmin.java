package dk.indsigt.container;

import jakarta.annotation.security.RunAs;
import jakarta.ejb.Stateless;

/** Works in the role ADMIN. */
@Stateless
@RunAs("ADMIN")
public class AsAdmin extends InRole {}
