/// The part of Belgium whose government a municipality falls under (F-9).
package enum Region: String, CaseIterable, Sendable {
    case flemish
    case brussels
    case walloon
    /// No arrondissement of that number is known.
    case unknown

    /// The region of a municipality on a day.
    ///
    /// It goes by the arrondissement, which outlives mergers: the 28 municipalities that became 13 on 2025-01-01 got
    /// new numbers under the arrondissement they joined. So a number is placed although its municipality may not
    /// exist, did not exist on that day, or was misspelt within the arrondissement; only a list of municipalities
    /// could tell.
    package init(of municipality: NisCode, on day: Day) {
        let number = municipality.arrondissement
        let entry = Region.arrondissements.first { entry in
            entry.numbers.contains(number) && entry.from <= day
        }
        self = entry?.region ?? .unknown
    }

    private struct Arrondissements {
        let numbers: ClosedRange<Int>
        let region: Region
        let from: Day
    }

    /// The arrondissements by the first two digits of the municipality's number, and since when they are so.
    ///
    /// 25 is Nivelles; the German-speaking municipalities lie under 63, in the Walloon Region.
    ///
    /// - Source: facts.md 4.4 (first digit province, first two the arrondissement), general knowledge, not checked
    ///   against the REFNIS list; read 2026-11-22.
    private static let arrondissements: [Arrondissements] = {
        let flemish = [11...13, 23...24, 31...38, 41...46, 71...73]
        let walloon = [25...25, 51...58, 61...64, 81...85, 91...93]
        // 1995-01-01: the province of Brabant was split, and 21 to 25 got the meaning they have.
        let since = Day(daysSince1970: 9131)
        return flemish.map { Arrondissements(numbers: $0, region: .flemish, from: since) }
            + walloon.map { Arrondissements(numbers: $0, region: .walloon, from: since) }
            + [Arrondissements(numbers: 21...21, region: .brussels, from: since)]
    }()
}
