/// The Dutch of what an application says of somebody, of what people are to look at, and of why an order ended, in lines
/// of `name: words`.
extension DossierLabels {
    static let applicationCodes = """
        x: X
        gtb: GTB
        ocmw: OCMW
        primaryOrFirstStageSecondary: lager onderwijs of eerste graad secundair
        secondStageGeneral: tweede graad algemeen secundair
        secondStageTechnical: tweede graad technisch secundair
        secondStageVocational: tweede graad beroepssecundair
        thirdStageGeneral: derde graad algemeen secundair
        thirdStageTechnical: derde graad technisch secundair
        thirdOrFourthStageVocational: derde of vierde graad beroepssecundair
        partTimeVocational: deeltijds beroepssecundair
        apprenticeship: leertijd
        higherVocational: hoger beroepsonderwijs
        professionalBachelor: professionele bachelor
        academicBachelor: academische bachelor
        master: master
        psychiatristReport: verslag van een psychiater
        psychologistReport: verslag van een psycholoog
        generalPractitionerLetter: brief van de huisarts
        insuranceDoctorReport: verslag van de adviserend arts
        possibleDuplicate: misschien dezelfde persoon als een andere
        identityDiffers: andere naam of geboortedatum dan eerder
        waitsTooLong: wacht te lang
        heavyProfile: zwaar profiel
        lateReferral: laat aangemeld
        motivationWorkingPoint: motivatie als werkpunt
        sameOrganisationAsReferrer: dienstverlener is ook aanmelder
        gap: gat in het plan
        vop: Vlaamse ondersteuningspremie (VOP)
        providerReplaced: andere dienstverlener
        planChanged: plan gewijzigd
        providerUnavailable: dienstverlener niet beschikbaar
        notNeeded: niet meer nodig
        enteredInError: bij vergissing genoteerd
        """
}
