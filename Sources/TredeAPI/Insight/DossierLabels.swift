/// The Dutch of a dossier, in lines of `name: words`.
enum DossierLabels {
    static let members = """
        overview: Uw traject in het kort
        trajectory: Traject
        team: Team
        referral: Aanmelding
        informationRequests: Vragen over de aanmelding
        decisions: Beslissing
        appeals: Bezwaar
        assessments: ICF-beoordelingen
        plans: Plannen
        signatures: Handtekeningen
        orders: Bestelde acties
        sessions: Sessies
        internships: Stages
        conversations: Gesprekken
        suspensions: Onderbrekingen
        extensions: Verlengingen
        terminations: Vroeger gestopt
        deadlines: Termijnen
        events: Wat er gebeurde
        endReports: Eindverslag
        endAdvices: Eindadvies
        endAdviceAgreements: Akkoord over het eindadvies
        outcomes: Na het traject
        accessLog: Wie in uw dossier keek
        actionRef: Actie
        actions: Acties
        actionsCarriedOut: Acties uitgevoerd
        activities: Activiteiten
        actorRole: Door
        adaptations: Aanpassingen
        address: Adres
        admittedOn: Toegelaten op
        adviceCode: Advies
        after: Na
        aftercare: Nazorg
        aftercarePlan: Plan voor nazorg
        againstRecommendationReason: Waarom anders dan voorgesteld
        agreedOn: Akkoord op
        agreementSignedOn: Overeenkomst getekend op
        amountCents: Bedrag
        answeredOn: Beantwoord op
        appliedOn: Aangevraagd op
        appointedOn: Aangesteld op
        approval: Goedkeuring
        approved: Goedgekeurd
        approvedOn: Goedgekeurd op
        assessedOn: Beoordeeld op
        assessorRole: Beoordeeld door
        attendances: Aanwezigheden
        attendedOn: Dag
        birthDate: Geboortedatum
        body: Lichaam
        by: Door
        byComponent: Per onderdeel
        byDomain: Per levensdomein
        callFirst: Wie u eerst belt of mailt
        changeReason: Waarom gewijzigd
        changes: Wijzigingen
        circuit: Soort werkplek
        class: Soort wijziging
        closedOn: Afgerond op
        closingConversation: Afsluitend gesprek
        code: Code
        competenceProfile: Wat u goed kunt
        complete: Volledig
        completeness: Volledigheid
        conditions: Voorwaarden
        corrections: Verbeteringen
        countsFrom: Telt vanaf
        currentLevel: Huidige trede
        daysLate: Dagen te laat
        de: Duits
        decidedBy: Beslist door
        decidedOn: Beslist op
        deliveredOn: Afgeleverd op
        detail: Uitleg
        disputedOn: Betwist op
        disputes: Betwistingen
        domain: Domein
        drivingLicence: Rijbewijs
        dueOn: Ten laatste op
        education: Opleiding
        effortMinutes: Minuten erbuiten
        email: E-mail
        employer: Werkgever
        en: Engels
        endDate: Tot en met
        endDueOn: Einde gepland op
        endedOn: Staat niet meer vanaf
        ending: Beëindiging
        endReason: Reden van het einde
        engagement: Bereidheid
        enterpriseNumber: Ondernemingsnummer
        entitled: Recht op
        establishmentUnitNumber: Vestigingsnummer
        evaluations: Evaluaties
        explanation: Waar u nu staat
        external: Omgeving
        externalId: Referentie van de aanmelder
        factor: Factor
        factors: Factoren
        familyName: Familienaam
        filledRoles: Ingevulde rollen
        followUp: Vervolg
        followsRecommendation: Volgt het voorstel
        formerSsins: Vroegere rijksregisternummers
        fr: Frans
        from: Vanaf
        fromState: Van
        gaps: Wat nog ontbreekt
        gender: Geslacht
        givenName: Voornaam
        goalRef: Doel
        goals: Doelen
        grounds: Waarom
        heldOn: Gehouden op
        hoursPerWeek: Uren per week
        hoursPerWeekSteps: Opbouw van de uren
        icf: Functioneren (ICF)
        informationInTime: Informatie op tijd
        intensifyingAction: Bijkomende stap
        isBackup: Vervanger
        isImported: Ingelezen uit een ander systeem
        issuedOn: Van
        issuer: Gemaakt door
        jobGoal: Jobdoel
        kind: Soort
        languages: Talen
        ledToContract: Leidde tot een contract
        lodgedOn: Ingediend op
        madeAt: Gemaakt op
        measure: Maatregel
        medicalEvidence: Medische stukken
        members: Leden
        mentor: Mentor
        metOn: Gebeurd op
        mildProblems: Lichte problemen
        minutes: Minuten
        missing: Ontbreekt
        month: Maand
        motivation: Motivering
        name: Naam
        narratives: In woorden
        nationality: Nationaliteit
        networkCode: Netwerk
        networkReason: Waarom dit netwerk
        newEndDate: Nieuw einde
        nextSteps: Wat er nu komt
        nisCode: Gemeente (NIS-code)
        nl: Nederlands
        notScored: Niet gescoord
        note: Notitie
        number: Nummer
        occupationalDisability: Arbeidshandicap erkend
        occurredOn: Op
        onBehalf: In naam van
        orderedOn: Besteld op
        organisation: Organisatie
        organisationId: Organisatie
        origin: Herkomst
        outcome: Uitkomst
        ownerRole: Wie het doet
        paidWorkPlausible: Betaald werk haalbaar
        participant: Deelnemer
        participantAgrees: U gaat akkoord
        participantView: Wat u ervan vindt
        participation: Deelnemen
        people: Wie wat doet
        person: Wie
        personal: Persoonlijk
        perspective: Gericht op
        phone: Telefoon
        place: Plaats
        postalCode: Postcode
        present: Aanwezig
        priceCents: Prijs
        professional: Persoon
        professionalId: Persoon
        progress: Voortgang
        proof: Bewijs
        providerRole: Uitgevoerd door
        purpose: Waarom
        question: Vraag
        reason: Reden
        recordedAt: Genoteerd op
        ref: Kenmerk
        reference: Kenmerk
        referrer: Aanmelder
        regime: Regelgeving
        registeredOn: Genoteerd op
        registration: Inschrijving bij VDAB
        reimbursedElsewhere: Elders terugbetaald
        remainingBarriers: Wat nog moeilijk gaat
        remark: Opmerking
        requestedOn: Gevraagd op
        resolution: Oplossing
        resolvedOn: Opgelost op
        responsibleRole: Verantwoordelijke
        result: Resultaat
        role: Rol
        score: Score
        scores: Scores
        screenerId: Onderzocht door
        screening: Onderzoek
        sentence: Wat
        seriousProblems: Ernstige problemen
        signals: Aandachtspunten
        signedOn: Getekend op
        signer: Ondertekenaar
        sinceSigned: Gewijzigd sinds de laatste handtekening
        specialEducation: Buitengewoon onderwijs
        ssin: Rijksregisternummer
        startDate: Van
        startedOn: Gestart op
        startsTrajectory: Eerste gesprek
        state: Toestand
        stateSince: Sinds
        status: Toestand
        strengths: Sterktes
        structuralBarriers: Praktische drempels
        submittedOn: Ingediend op
        summary: Samenvatting
        supportLanguage: Taal van de begeleiding
        supportMeasures: Ondersteunende maatregelen
        suspended: Nu onderbroken
        targetLevel: Trede die u wilt bereiken
        task: Wat deze persoon doet
        terminatedOn: Gestopt op
        terminationReason: Waarom gestopt
        text: Tekst
        title: Naam
        toState: Naar
        trustedPersonRole: Vertrouwenspersoon
        type: Soort
        unemployedSince: Werkloos sinds
        unitPriceCents: Prijs per eenheid
        units: Aantal
        unitsHeld: Aantal gehouden
        unitsPlanned: Aantal gepland
        unitsVerified: Aantal goedgekeurd
        verifiedOn: Goedgekeurd op
        voids: Maakt de handtekening ongeldig van
        vopEntitled: Recht op loonsubsidie (VOP)
        waiver: Vervallen
        warnings: Aandachtspunten
        withdrawal: Intrekking
        withdrawnOn: Ingetrokken op
        workDisability: Arbeidsongeschikt
        """

    static let codes = """
        admitted: toegelaten
        startUp: opstart
        inExecution: in uitvoering
        closing: in afronding
        closed: afgerond
        terminated: vroeger gestopt
        draft: ontwerp
        submitted: ingediend
        inScreening: in onderzoek
        informationRequested: informatie gevraagd
        redirected: doorverwezen
        rejected: geweigerd
        withdrawn: ingetrokken
        approved: goedgekeurd
        superseded: vervangen door een later plan
        valid: geldig
        voided: vervallen
        planned: gepland
        held: gehouden
        noShow: niet gekomen
        cancelled: afgezegd
        verified: goedgekeurd
        disputed: betwist
        pending: nog niet gestart
        open: loopt
        late: te laat
        waived: vervallen
        met: gehaald
        answered: beantwoord
        lapsed: niet beantwoord
        upheld: u krijgt gelijk
        partlyUpheld: u krijgt deels gelijk
        dismissed: u krijgt geen gelijk
        inadmissible: niet ontvankelijk
        teamAppointed: team aangesteld
        teamChanged: team gewijzigd
        firstConversation: eerste gesprek
        planApproved: plan goedgekeurd
        endReportDelivered: eindverslag afgeleverd
        endAdviceRegistered: eindadvies genoteerd
        legalRepresentative: wettelijke vertegenwoordiger
        mandate: volmacht
        wording: woordkeuze
        contact: contactgegevens
        goal: doel
        action: actie
        duration: duur
        money: geld
        workLikeActivities: werkgelijkende activiteiten
        receptionTrajectory: onthaaltraject
        regularMediation: gewone bemiddeling
        completed: afgewerkt
        stoppedByParticipant: door uzelf gestopt
        stoppedByEmployer: door de werkgever gestopt
        eu15: de vroegere EU-landen
        eu13: de nieuwere EU-landen
        illness: ziekte
        maternity: moederschap
        accident: ongeval
        forceMajeure: overmacht
        participantObligations: afspraken niet nagekomen
        interrupted: onderbroken
        aimUnreachable: doel niet haalbaar
        atWork: aan het werk
        home: thuis
        workplace: op de werkplek
        phone: telefonisch
        video: videogesprek
        outdoors: buiten
        provider: bij de dienstverlener
        other: andere
        regular: gewoon bedrijf
        socialEconomy: sociale economie
        care: zorg
        work: werk
        structural: praktisch
        coordination: coördinatie
        strength: sterkte
        noProblem: geen probleem
        mildProblem: licht probleem
        seriousProblem: ernstig probleem
        female: vrouw
        male: man
        willing: bereid
        hesitant: aarzelend
        unwilling: niet bereid
        unknown: niet bekend
        none: geen
        limited: beperkt
        good: goed
        veryGood: zeer goed
        yes: ja
        no: nee
        self: uzelf
        vdabCounsellor: bemiddelaar van VDAB
        healthInsuranceFund: ziekenfonds
        occupationalPhysician: arbeidsarts
        careInstitution: zorginstelling
        compulsoryJobseeker: verplicht ingeschreven
        voluntaryJobseeker: vrij ingeschreven
        belgium: België
        restOfEurope: rest van Europa
        africa: Afrika
        asia: Azië
        america: Amerika
        training: opleiding
        workplaceLearning: werkplekleren
        competenceBuilding: competentieversterking
        present: aanwezig
        absent: afwezig
        excused: verontschuldigd
        paper: op papier ondertekend
        importedHistory: ingelezen uit een ander systeem
        activationTrajectory: activeringstraject
        workCare: arbeidszorg
        material: materieel
        psychological: psychisch
        medical: medisch
        social: sociaal
        cultural: cultureel
        bodyFunctions: lichaam
        activitiesAndParticipation: activiteiten en deelnemen
        external: omgeving
        personal: persoonlijk
        otherWorkSkills: andere werkvaardigheden
        childCare: kinderopvang
        debts: schulden
        housing: wonen
        mobility: verplaatsing
        papers: papieren
        """
}
