/**
 * The copy of the data (art. 15(3), art. 20): what a request is decided about, and the package that it is answered with.
 *
 * <p>Answers to P-9.1, P-9.2, P-4-f, B-34 to B-37, K-02, K-14, K-25, cases EU-C154-21-OEPOST, EU-C487-21-CRIF, FR-FREE-2022,
 * ES-VIRGINTELCO-2023, IT-TELECOM-826-2017, SE-TRE-PTS-2018 and DK-GYLDENDAL-2022. Decided:
 *
 * <ul>
 *   <li>A copy is the data themselves and all of them, so long lists are streamed from the database into the encrypted file and never stand in
 *       memory. One reading transaction gives one picture of one moment; what changes in the row of the package is committed apart.
 *   <li>What follows from a rule is decided by the rule: {@link dk.indsigt.service.rights.pack.Contents}.
 *   <li>Portable is what the person gave, and what the use of the person's own lines left (the guidelines of the EDPB count that as given, the
 *       policy says "given yourself"), where the basis is consent or contract. Recorded calls are neither: they come by a request of their own.
 *   <li>Nobody but the one who asked gets the file; staff see how far it is.
 * </ul>
 */
package dk.indsigt.service.rights.pack;
