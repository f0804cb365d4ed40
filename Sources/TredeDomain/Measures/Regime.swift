/// The rules of one measure for applications of one period: law as data (M-1, Z-1).
///
/// A value that could not be verified is nil and stays so until an administrator sets it (Z-3).
package struct Regime: Sendable {
    /// The code, as `activation-2018`.
    package let code: String
    /// The code of the measure, as `activationTrajectory`.
    package let measure: String
    /// The first day of application it holds for.
    package let applicationsFrom: Day
    /// The last day of application it holds for; nil while it is the current one.
    package let applicationsUntil: Day?
    /// Where the figures come from.
    package let source: String
    /// How a file is admitted, how long it lasts, what it must hold.
    package let terms: Terms
    /// What falls due when (T-7).
    package let deadlines: [DeadlineRule]
    /// The catalogue of actions.
    package let actionTypes: [ActionType]
    /// The end advices that may be given (C-2).
    package let adviceCodes: [AdviceCode]
    /// Who earns what (E-1, E-2, E-3, E-23).
    package let financing: Financing
    /// The words users say for roles and parts of the file, by English code (Z-4).
    package let labels: [String: LocalizedText]

    /// Makes a regime of its data.
    package init(
        code: String, measure: String, applicationsFrom: Day, applicationsUntil: Day?, source: String, terms: Terms,
        deadlines: [DeadlineRule], actionTypes: [ActionType], adviceCodes: [AdviceCode], financing: Financing,
        labels: [String: LocalizedText]
    ) {
        self.code = code
        self.measure = measure
        self.applicationsFrom = applicationsFrom
        self.applicationsUntil = applicationsUntil
        self.source = source
        self.terms = terms
        self.deadlines = deadlines
        self.actionTypes = actionTypes
        self.adviceCodes = adviceCodes
        self.financing = financing
        self.labels = labels
    }

    /// Whether an application of that day falls under this regime (Z-1).
    package func covers(applicationOn day: Day) -> Bool {
        guard day >= applicationsFrom else { return false }
        guard let last = applicationsUntil else { return true }
        return day <= last
    }
}

extension Regime {
    /// How a file is admitted, how long it lasts, what it must hold.
    package struct Terms: Sendable {
        /// The levels of the participation ladder from which one is admitted (M-2).
        package let startLevels: [Int]
        /// The levels it leads to (M-2).
        package let targetLevels: [Int]
        /// The least length that earns the last instalments, in calendar months.
        package let durationMonthsMin: Int
        /// The greatest length without extension, in calendar months (T-3).
        package let durationMonthsMax: Int
        /// From how many serious problems on a profile is called heavy (S-5).
        package let heavyProfileSeriousProblemsMin: Int
        /// How many days between consecutive actions are still short (P-3).
        package let actionGapDaysMax: Int
        /// Who must sign the plan (P-4).
        package let requiredSignatures: [String]
        /// To which measure a level redirects (M-3).
        package let redirections: [Redirection]
        /// The reasons for which a trajectory may end early (T-4), by code.
        package let terminationReasons: [String]

        /// Makes the terms.
        package init(
            startLevels: [Int], targetLevels: [Int], durationMonthsMin: Int, durationMonthsMax: Int,
            heavyProfileSeriousProblemsMin: Int, actionGapDaysMax: Int, requiredSignatures: [String],
            redirections: [Redirection], terminationReasons: [String]
        ) {
            self.startLevels = startLevels
            self.targetLevels = targetLevels
            self.durationMonthsMin = durationMonthsMin
            self.durationMonthsMax = durationMonthsMax
            self.heavyProfileSeriousProblemsMin = heavyProfileSeriousProblemsMin
            self.actionGapDaysMax = actionGapDaysMax
            self.requiredSignatures = requiredSignatures
            self.redirections = redirections
            self.terminationReasons = terminationReasons
        }
    }

    /// The measures that fit a level which this measure does not admit (M-3).
    package struct Redirection: Sendable {
        /// Levels of the participation ladder.
        package let levels: [Int]
        /// Codes of measures, the recommended one first.
        package let measures: [String]

        /// Makes a redirection.
        package init(levels: [Int], measures: [String]) {
            self.levels = levels
            self.measures = measures
        }
    }

    /// A type of action that a plan may hold.
    package struct ActionType: Sendable {
        /// The code, as `jobOrientation`.
        package let code: String
        /// `work`, `care`, `structural` or `coordination`.
        package let domain: String
        /// The role of who carries it out.
        package let providerRole: Role
        /// What users call it.
        package let label: LocalizedText

        /// Makes a type of action.
        package init(code: String, domain: String, providerRole: Role, label: LocalizedText) {
            self.code = code
            self.domain = domain
            self.providerRole = providerRole
            self.label = label
        }
    }

    /// An end advice (C-2).
    package struct AdviceCode: Sendable {
        /// The two capitals of the law, as `NC`.
        package let code: String
        /// `paidWork`, `welfare` or `other`.
        package let group: String
        /// What users call it.
        package let label: LocalizedText

        /// Makes an end advice.
        package init(code: String, group: String, label: LocalizedText) {
            self.code = code
            self.group = group
            self.label = label
        }
    }

    /// A term that runs from one fact to another (T-7).
    package struct DeadlineRule: Sendable {
        /// The id, as `DL-1`.
        package let code: String
        /// How long it runs.
        package let term: Term
        /// The fact it runs from, as `teamAppointed`.
        package let from: String
        /// The fact that meets it, as `planDrawnUp`.
        package let until: String
        /// Who must see to it.
        package let owner: Role
        /// What users call it.
        package let label: LocalizedText

        /// Makes a rule.
        package init(code: String, term: Term, from: String, until: String, owner: Role, label: LocalizedText) {
            self.code = code
            self.term = term
            self.from = from
            self.until = until
            self.owner = owner
            self.label = label
        }
    }

    /// A length of time on the calendar.
    package enum Term: Equatable, Sendable {
        case weeks(Int)
        case months(Int)

        /// The day on which a term that runs from `day` ends.
        package func end(from day: Day) -> Day {
            switch self {
            case .weeks(let count): day.adding(days: 7 * count)
            case .months(let count): day.adding(months: count)
            }
        }
    }

    /// Who earns what per trajectory.
    package struct Financing: Sendable {
        /// What each case manager's organisation earns, in euro cents (E-1); nil while open (Z-3).
        package var caseManagerCents: Int64?
        /// In which parts, in percent; they sum to 100 (E-1).
        package let caseManagerSharesPercent: [Int]
        /// What the lead partner receives, in euro cents (E-2); nil while open (Z-3).
        package var leadPartnerCents: Int64?
        /// In which parts, in percent; they sum to 100 (E-2).
        package let leadPartnerSharesPercent: [Int]
        /// How much of it the lead partner may keep for its own tasks, in percent (E-3).
        package let ownSharePercent: Int
        /// After how many months, on the month's last day, an amount that fell due is paid (E-23).
        package let paidAfterMonths: Int

        /// Makes the financing.
        package init(
            caseManagerCents: Int64?, caseManagerSharesPercent: [Int], leadPartnerCents: Int64?,
            leadPartnerSharesPercent: [Int], ownSharePercent: Int, paidAfterMonths: Int
        ) {
            self.caseManagerCents = caseManagerCents
            self.caseManagerSharesPercent = caseManagerSharesPercent
            self.leadPartnerCents = leadPartnerCents
            self.leadPartnerSharesPercent = leadPartnerSharesPercent
            self.ownSharePercent = ownSharePercent
            self.paidAfterMonths = paidAfterMonths
        }
    }
}
