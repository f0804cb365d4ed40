internal import TredeDomain

// What can be wrong with organisations, networks and professionals.
extension ReasonText {
    /// `{0}` is the kind that is registered (N-2).
    static let kindDiffers = LocalizedText(
        nl: "Deze organisatie is als een andere soort geregistreerd[ ({0})]. Neem die soort over of pas de organisatie "
            + "aan.",
        fr: "Cette organisation est enregistrée comme étant d'un autre type[ ({0})]. Reprenez ce type ou modifiez "
            + "l'organisation.",
        de: "Diese Organisation ist als andere Art eingetragen[ ({0})]. Übernehmen Sie diese Art oder ändern Sie die "
            + "Organisation.",
        en: "This organisation is registered as another kind[ ({0})]. Use that kind or change the organisation.")

    /// `{0}` is the kind of organisation, `{1}` the role.
    static let kindMayNotHoldRole = LocalizedText(
        nl:
            "Een organisatie van deze soort[ ({0})] mag deze rol niet opnemen[: {1}]. Laat de rol weg of kies een andere "
            + "organisatie.",
        fr:
            "Une organisation de ce type[ ({0})] ne peut pas exercer ce rôle[ : {1}]. Retirez le rôle ou choisissez une "
            + "autre organisation.",
        de:
            "Eine Organisation dieser Art[ ({0})] darf diese Rolle nicht übernehmen[: {1}]. Lassen Sie die Rolle weg oder "
            + "wählen Sie eine andere Organisation.",
        en: "An organisation of this kind[ ({0})] may not hold this role[: {1}]. Leave the role out or choose another "
            + "organisation.")

    /// `{0}` is the code of the network (E-8 to E-11).
    static let distributionInUse = LocalizedText(
        nl:
            "Trajecten van dit netwerk[ ({0})] worden al volgens de huidige verdeling betaald. Behoud ze tot het einde van "
            + "het mandaat.",
        fr:
            "Des trajets de ce réseau[ ({0})] sont déjà payés selon la répartition actuelle. Conservez-la jusqu'à la fin "
            + "du mandat.",
        de:
            "Maßnahmen dieses Netzwerks[ ({0})] werden schon nach der heutigen Aufteilung bezahlt. Behalten Sie sie bis "
            + "zum Ende des Mandats bei.",
        en: "Trajectories of this network[ ({0})] are already paid by the present scheme. Keep it until the end of the "
            + "mandate.")
}
