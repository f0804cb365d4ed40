/// The Dutch of what the participant agrees to, keeps back and is told, in lines of `name: words`.
extension DossierLabels {
    static let sharingMembers = """
        consents: Uw toestemmingen
        withholdings: Wat u voor iemand achterhoudt
        notices: Wat u verteld is
        emergencyAccesses: Wie uw dossier zonder toestemming opende
        basis: Hoe gegeven
        givenOn: Gegeven op
        itemKind: Wat
        openedAt: Geopend op
        receiverRole: Voor wie
        recordedByRole: Genoteerd door
        releasedAt: Weer gedeeld op
        review: Beoordeling
        reviewDueOn: Te beoordelen tegen
        scope: Waarvoor
        toldByRole: Verteld door
        toldOn: Verteld op
        until: Open tot
        untilOn: Geldig tot en met
        """

    static let sharingCodes = """
        providerRegistration: registreren wat zij met u doen
        fileAccess: uw dossier lezen en bijhouden als vervanger of opvolger
        onBehalf: genoteerd in uw naam, met een bewijs
        planSignature: met uw handtekening onder het plan
        takenOver: overgenomen van vroeger
        session: een sessie
        internship: een stage
        assessment: een ICF-beoordeling
        endReport: het eindverslag
        suspension: een onderbreking
        compartmentExists: dat uw dossier een vertrouwelijk deel heeft
        emergencyAccess: dat iemand uw dossier zonder uw toestemming opende
        consentGiven: dat iemand in uw naam een toestemming noteerde
        consentWithdrawn: dat iemand in uw naam een toestemming introk
        justified: terecht
        notJustified: niet terecht
        """
}
