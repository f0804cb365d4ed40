internal import TredeDomain

/// What each condition asks for, in words that say it both of one that is met and of one that lacks (E-13, E-17).
enum ConditionText {
    static let calendar = LocalizedText(
        nl: "Betaalbaar op de laatste dag van de maand na die waarin het verschuldigd werd.",
        fr: "Payable le dernier jour du mois qui suit celui où c'est devenu dû.",
        de: "Zahlbar am letzten Tag des Monats nach dem der Fälligkeit.",
        en: "Payable on the last day of the month after the one in which it fell due.")

    static let settlement = LocalizedText(
        nl: "Aan alles is voldaan; het bedrag wordt geboekt zodra het traject opnieuw is doorgerekend, ten laatste "
            + "binnen het uur.",
        fr: "Tout est rempli; le montant sera comptabilisé dès que le trajet aura été recalculé, au plus tard dans "
            + "l'heure.",
        de: "Alles ist erfüllt; der Betrag wird gebucht, sobald die Maßnahme neu berechnet ist, spätestens in einer "
            + "Stunde.",
        en: "All is met; the amount is booked as soon as the trajectory has been worked out anew, within the hour at "
            + "the latest.")

    static func text(_ code: Condition.Code) -> LocalizedText {
        switch code {
        case .trajectoryStarted:
            LocalizedText(
                nl: "Het eerste gesprek moet gehouden zijn.", fr: "Le premier entretien doit avoir eu lieu.",
                de: "Das erste Gespräch muss geführt sein.", en: "The first conversation must be held.")
        case .planApproved:
            LocalizedText(
                nl: "Het trajectplan moet door alle partijen ondertekend zijn.",
                fr: "Le plan de trajet doit être signé par toutes les parties.",
                de: "Der Maßnahmenplan muss von allen Parteien unterzeichnet sein.",
                en: "The plan must be signed by all parties.")
        case .lastedLongEnough:
            LocalizedText(
                nl: "Het traject moet de minimale duur bereiken.", fr: "Le trajet doit atteindre la durée minimale.",
                de: "Die Maßnahme muss die Mindestdauer erreichen.",
                en: "The trajectory must reach its minimum length.")
        case .endReportDelivered:
            LocalizedText(
                nl: "Het eindverslag moet geregistreerd zijn.", fr: "Le rapport final doit être enregistré.",
                de: "Der Abschlussbericht muss eingetragen sein.", en: "The end report must be registered.")
        case .endAdviceRegistered:
            LocalizedText(
                nl: "Het gemotiveerde eindadvies moet geregistreerd zijn.",
                fr: "L'avis final motivé doit être enregistré.",
                de: "Die begründete Abschlussempfehlung muss eingetragen sein.",
                en: "The motivated end advice must be registered.")
        case .actionsCarriedOut:
            LocalizedText(
                nl: "De casemanagers moeten oordelen dat de acties van het plan zijn uitgevoerd.",
                fr: "Les gestionnaires de cas doivent juger que les actions du plan ont été réalisées.",
                de: "Die Fallmanager müssen urteilen, dass die Aktionen des Plans ausgeführt sind.",
                en: "The case managers must judge that the plan's actions were carried out.")
        case .informationInTime:
            LocalizedText(
                nl: "De casemanagers moeten oordelen dat de informatie op tijd kwam.",
                fr: "Les gestionnaires de cas doivent juger que l'information est arrivée à temps.",
                de: "Die Fallmanager müssen urteilen, dass die Auskünfte rechtzeitig kamen.",
                en: "The case managers must judge that information came in time.")
        case .stillRunning:
            LocalizedText(
                nl: "Het traject moet op de dag van de latere schijf nog lopen.",
                fr: "Le trajet doit encore être en cours le jour de la tranche ultérieure.",
                de: "Die Maßnahme muss am Tag der späteren Tranche noch laufen.",
                en: "The trajectory must still run on the day of the later tranche.")
        case .budgetSuffices:
            LocalizedText(
                nl: "Het bedrag moet passen in het budget van het traject.",
                fr: "Le montant doit tenir dans le budget du trajet.",
                de: "Der Betrag muss in das Budget der Maßnahme passen.",
                en: "The amount must fit in the trajectory's budget.")
        case .amountKnown:
            LocalizedText(
                nl: "De regeling laat dit bedrag open; een beheerder moet het met bron invullen.",
                fr: "Le régime laisse ce montant ouvert; un administrateur doit le fixer avec sa source.",
                de: "Die Regelung lässt diesen Betrag offen; ein Verwalter muss ihn mit Quelle festlegen.",
                en: "The regime leaves this amount open; an administrator must set it with its source.")
        case .notTerminated:
            LocalizedText(
                nl: "Het traject mag niet vroegtijdig beëindigd zijn.",
                fr: "Le trajet ne peut pas avoir pris fin prématurément.",
                de: "Die Maßnahme darf nicht vorzeitig beendet sein.",
                en: "The trajectory must not have ended early.")
        case .sessionVerified:
            LocalizedText(
                nl: "De sessie moet gehouden en geverifieerd zijn.", fr: "La séance doit être tenue et vérifiée.",
                de: "Die Sitzung muss gehalten und geprüft sein.", en: "The session must be held and verified.")
        case .notReimbursedElsewhere:
            LocalizedText(
                nl: "Het RIZIV mag de zorg niet terugbetalen.", fr: "L'INAMI ne peut pas rembourser ces soins.",
                de: "Das LIKIV darf die Pflege nicht erstatten.", en: "RIZIV must not reimburse the care.")
        }
    }
}
