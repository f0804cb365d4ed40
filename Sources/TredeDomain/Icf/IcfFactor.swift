/// One of the 43 factors of functioning that are scored (I-1).
///
/// Codes beginning with b, d or e are of the WHO's classification; x1 to x9 are local to the Flemish list.
package struct IcfFactor: Hashable, Sendable {
    /// The part of the classification a factor belongs to.
    package enum Component: String, CaseIterable, Sendable {
        case bodyFunctions
        case activitiesAndParticipation
        case external
        case personal
        case otherWorkSkills
    }

    /// Where a problem with a factor is felt (S-5).
    package enum Sphere: String, CaseIterable, Sendable {
        case work
        case care
        case structural
    }

    /// The domain of life a factor belongs to, as the W² model divides it (I-4).
    package enum Domain: String, CaseIterable, Sendable {
        case material
        case psychological
        case medical
        case social
        case cultural
        case work
    }

    /// The position in the list, 0 to 42.
    package let index: Int

    /// The code, as `b1263`.
    package var code: String { IcfFactorCatalogue.entries[index].code }
    /// What users call it; in Dutch and English only.
    package var label: LocalizedText { IcfFactorCatalogue.entries[index].label }
    /// The part of the classification it belongs to.
    package var component: Component { IcfFactorCatalogue.entries[index].component }
    /// Where a problem with it is felt.
    package var sphere: Sphere { IcfFactorCatalogue.entries[index].sphere }
    /// The domain of life it belongs to.
    package var domain: Domain { IcfFactorCatalogue.entries[index].domain }

    private init(uncheckedIndex index: Int) {
        self.index = index
    }
}

extension IcfFactor: RawRepresentable, CaseIterable, Comparable {
    /// All 43 in the order of the list.
    package static let allCases = IcfFactorCatalogue.entries.indices.map(IcfFactor.init(uncheckedIndex:))

    private static let byCode = Dictionary(allCases.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })

    /// Finds the factor of a code; nil when there is none.
    package init?(rawValue code: String) {
        guard let factor = IcfFactor.byCode[code] else { return nil }
        self = factor
    }

    /// The code.
    package var rawValue: String { code }

    package static func < (left: IcfFactor, right: IcfFactor) -> Bool {
        left.index < right.index
    }
}
