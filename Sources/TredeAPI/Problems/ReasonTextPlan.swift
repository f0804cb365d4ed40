internal import TredeDomain

/// The plan and its signatures.
extension ReasonText {
    /// The arguments are the references of the actions in the circle, the first one again at the end (P-3).
    static let circularOrder = LocalizedText(
        nl: "Deze acties wachten in een kring op elkaar[: {*}]. Haal een van de verwijzingen in after weg.",
        fr: "Ces actions s'attendent en cercle[ : {*}]. Supprimez l'une des références dans after.",
        de: "Diese Aktionen warten im Kreis aufeinander[: {*}]. Entfernen Sie einen der Verweise in after.",
        en: "These actions wait for each other in a circle[: {*}]. Remove one of the references in after.")

    /// `{0}` is the reference.
    static let unknownReference = LocalizedText(
        nl: "Deze verwijzing[ ({0})] hoort bij geen onderdeel van het trajectplan. Verbeter ze of voeg het onderdeel "
            + "toe.",
        fr: "Cette référence[ ({0})] ne correspond à aucun élément du plan de trajet. Corrigez-la ou ajoutez "
            + "l'élément.",
        de: "Dieser Verweis[ ({0})] gehört zu keinem Teil des Maßnahmenplans. Berichtigen Sie ihn oder fügen Sie den "
            + "Teil hinzu.",
        en: "This reference[ ({0})] belongs to no part of the trajectory plan. Correct it or add the part.")

    /// `{0}` is the reference.
    static let repeatedReference = LocalizedText(
        nl: "Deze verwijzing[ ({0})] staat bij meer dan één onderdeel. Geef elk onderdeel een eigen verwijzing.",
        fr: "Cette référence[ ({0})] désigne plus d'un élément. Donnez à chaque élément sa propre référence.",
        de: "Dieser Verweis[ ({0})] steht bei mehr als einem Teil. Geben Sie jedem Teil einen eigenen Verweis.",
        en: "This reference[ ({0})] stands with more than one part. Give each part a reference of its own.")

    /// `{0}` is the reference of the goal (P-2).
    static let goalWithoutBarrier = LocalizedText(
        nl: "Deze doelstelling[ ({0})] noemt geen ICF-factor en geen structurele drempel. Voeg er minstens één toe.",
        fr: "Cet objectif[ ({0})] ne nomme ni facteur CIF ni obstacle structurel. Ajoutez-en au moins un.",
        de: "Dieses Ziel[ ({0})] nennt weder einen ICF-Faktor noch eine strukturelle Hürde. Fügen Sie mindestens eines "
            + "davon hinzu.",
        en: "This goal[ ({0})] names no ICF factor and no structural barrier. Add at least one.")

    /// `{0}` is the reference of the goal (P-4).
    static let goalWithoutAction = LocalizedText(
        nl: "Bij deze doelstelling[ ({0})] hoort geen actie. Voeg minstens één actie toe.",
        fr: "Cet objectif[ ({0})] n'a pas d'action. Ajoutez au moins une action.",
        de: "Zu diesem Ziel[ ({0})] gehört keine Aktion. Fügen Sie mindestens eine Aktion hinzu.",
        en: "This goal[ ({0})] has no action. Add at least one action.")

    static let planWithoutWorkAction = LocalizedText(
        nl: "Het trajectplan heeft geen actie rond werk. Voeg er minstens één toe.",
        fr: "Le plan de trajet n'a pas d'action de travail. Ajoutez-en au moins une.",
        de: "Der Maßnahmenplan hat keine Aktion im Bereich Arbeit. Fügen Sie mindestens eine hinzu.",
        en: "The trajectory plan has no work action. Add at least one.")

    static let planWithoutCareAction = LocalizedText(
        nl: "Het trajectplan heeft geen actie rond zorg. Voeg er minstens één toe.",
        fr: "Le plan de trajet n'a pas d'action de soins. Ajoutez-en au moins une.",
        de: "Der Maßnahmenplan hat keine Aktion im Bereich Pflege. Fügen Sie mindestens eine hinzu.",
        en: "The trajectory plan has no care action. Add at least one.")

    static let planWithoutInternship = LocalizedText(
        nl: "Het trajectplan heeft geen activeringsstage. Voeg er minstens één toe.",
        fr: "Le plan de trajet n'a pas de stage d'activation. Ajoutez-en au moins un.",
        de: "Der Maßnahmenplan hat kein Aktivierungspraktikum. Fügen Sie mindestens eines hinzu.",
        en: "The trajectory plan has no internship. Add at least one.")

    /// `{0}` is the reference of the internship (P-4).
    static let lastInternshipWithoutWorkPerspective = LocalizedText(
        nl: "De laatste activeringsstage[ ({0})] heeft geen perspectief op werk. Geef ze dat perspectief of voeg een "
            + "stage met dat perspectief toe.",
        fr: "Le dernier stage d'activation[ ({0})] n'a pas de perspective de travail. Donnez-lui cette perspective ou "
            + "ajoutez un stage qui l'a.",
        de: "Das letzte Aktivierungspraktikum[ ({0})] hat keine Perspektive auf Arbeit. Geben Sie ihm diese "
            + "Perspektive oder fügen Sie ein solches Praktikum hinzu.",
        en: "The last internship[ ({0})] has no work perspective. Give it that perspective or add an internship that "
            + "has it.")

    /// `{0}` is the role of the signer (P-4).
    static let signatureMissing = LocalizedText(
        nl: "Er ontbreekt een handtekening[ ({0})]. Laat het trajectplan ook door deze partij ondertekenen.",
        fr: "Une signature manque[ ({0})]. Faites aussi signer le plan de trajet par cette partie.",
        de: "Eine Unterschrift fehlt[ ({0})]. Lassen Sie den Maßnahmenplan auch von dieser Partei unterschreiben.",
        en: "A signature is missing[ ({0})]. Have this party sign the trajectory plan too.")

    /// `{0}` is the day on which this text was written (P-7).
    static let signedBeforeWritten = LocalizedText(
        nl: "Deze tekst van het plan bestond toen nog niet[; hij is van {0}]. Geef een latere datum op, of de reden en "
            + "het bewijs van een handtekening op papier.",
        fr: "Ce texte du plan n'existait pas encore[, il date du {0}]. Donnez une date ultérieure, ou la raison et la "
            + "preuve d'une signature sur papier.",
        de: "Diesen Text des Plans gab es damals noch nicht[; er ist vom {0}]. Geben Sie ein späteres Datum an oder "
            + "Grund und Nachweis einer Unterschrift auf Papier.",
        en: "This text of the plan did not exist yet[; it is of {0}]. Give a later date, or the reason and the proof "
            + "of a signature on paper.")

    static let digestDiffers = LocalizedText(
        nl: "De handtekening past niet bij de inhoud van het trajectplan. Lees de huidige versie en onderteken die.",
        fr: "La signature ne correspond pas au contenu du plan de trajet. Lisez la version actuelle et signez-la.",
        de: "Die Unterschrift passt nicht zum Inhalt des Maßnahmenplans. Lesen Sie die jetzige Fassung und "
            + "unterschreiben Sie diese.",
        en: "The signature does not fit the content of the trajectory plan. Read the present version and sign that.")

    /// `{0}` is the number of the version (P-1).
    static let planFrozen = LocalizedText(
        nl: "Deze versie van het trajectplan[ ({0})] is ondertekend en kan niet meer wijzigen. Maak een nieuwe versie.",
        fr: "Cette version du plan de trajet[ ({0})] est signée et ne peut plus changer. Faites une nouvelle version.",
        de: "Diese Fassung des Maßnahmenplans[ ({0})] ist unterschrieben und lässt sich nicht mehr ändern. Legen Sie "
            + "eine neue Fassung an.",
        en: "This version of the trajectory plan[ ({0})] has been signed and cannot change any more. Make a new "
            + "version.")

    static let planWithoutChangeReason = LocalizedText(
        nl: "Een nieuwe versie van het trajectplan zegt waarom er iets wijzigt. Geef de reden op.",
        fr: "Une nouvelle version du plan de trajet dit pourquoi elle change quelque chose. Donnez la raison.",
        de: "Eine neue Fassung des Maßnahmenplans sagt, warum sich etwas ändert. Geben Sie den Grund an.",
        en: "A new version of the trajectory plan says why something changes. Give the reason.")

    /// `{0}` is the role of the signer.
    static let alreadySigned = LocalizedText(
        nl: "Deze partij[ ({0})] heeft deze versie al ondertekend. Een tweede handtekening is niet nodig.",
        fr: "Cette partie[ ({0})] a déjà signé cette version. Une seconde signature n'est pas nécessaire.",
        de: "Diese Partei[ ({0})] hat diese Fassung schon unterschrieben. Eine zweite Unterschrift ist nicht nötig.",
        en: "This party[ ({0})] has already signed this version. A second signature is not needed.")

    static let onBehalfReasonMissing = LocalizedText(
        nl: "Tekenen voor iemand anders of op papier vraagt een reden en een bewijs. Geef beide op.",
        fr: "Signer pour quelqu'un d'autre ou sur papier demande une raison et une preuve. Donnez les deux.",
        de: "Für jemand anderen oder auf Papier zu unterschreiben verlangt Grund und Nachweis. Geben Sie beides an.",
        en: "Signing for someone else or on paper needs a reason and proof. Give both.")

    /// `{0}` is the role whose signature it would be (P-7).
    static let signsForAnother = LocalizedText(
        nl: "U kunt deze handtekening[ ({0})] niet voor iemand anders zetten. Wie ze moet zetten, doet dat zelf of "
            + "geeft u een volmacht.",
        fr: "Vous ne pouvez pas apposer cette signature[ ({0})] pour autrui. Que cette personne signe elle-même ou "
            + "vous donne une procuration.",
        de: "Diese Unterschrift[ ({0})] können Sie nicht für jemand anderen leisten. Wer unterschreiben muss, tut es "
            + "selbst oder erteilt Ihnen eine Vollmacht.",
        en: "You cannot give this signature[ ({0})] for somebody else. Whoever must sign does so, or gives you a "
            + "mandate.")

    /// `{0}` is the reference of the barrier (P-5).
    static let structuralBarrierWithoutRole = LocalizedText(
        nl: "Voor deze structurele drempel[ ({0})] is geen rol verantwoordelijk. Wijs een rol aan.",
        fr: "Aucun rôle n'est responsable de cet obstacle structurel[ ({0})]. Désignez-en un.",
        de: "Für diese strukturelle Hürde[ ({0})] ist keine Rolle zuständig. Bestimmen Sie eine.",
        en: "No role is responsible for this structural barrier[ ({0})]. Assign one.")

    /// `{0}` is the reference of the action, `{1}` how many units were carried out (P-8).
    static let lessThanCarriedOut = LocalizedText(
        nl: "Deze versie belooft minder dan al is uitgevoerd[ (actie {0}, {1} eenheden)]. Behoud wat is uitgevoerd.",
        fr:
            "Cette version promet moins que ce qui est déjà réalisé[ (action {0}, {1} unités)]. Gardez ce qui est fait.",
        de: "Diese Fassung verspricht weniger als bereits erbracht[ (Aktion {0}, {1} Einheiten)]. Behalten Sie es bei.",
        en: "This version promises less than was already carried out[ (action {0}, {1} units)]. Keep what was done.")

    /// `{0}` is the type of the action, `{1}` the domain of that type (P-2).
    static let domainDiffers = LocalizedText(
        nl:
            "Het domein past niet bij dit type actie[ ({0})].[ Het juiste domein is {1}.] Pas het domein of het type aan.",
        fr: "Le domaine ne convient pas à ce type d'action[ ({0})].[ Le bon domaine est {1}.] Corrigez l'un des deux.",
        de: "Der Bereich passt nicht zu dieser Aktionsart[ ({0})].[ Richtig ist {1}.] Ändern Sie Bereich oder Art.",
        en: "The domain does not fit this type of action[ ({0})].[ The right domain is {1}.] Correct one of the two.")
}
