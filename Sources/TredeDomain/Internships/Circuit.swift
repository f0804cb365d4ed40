/// The part of the labour market an internship or job is in (G-1, O-2).
package enum Circuit: String, CaseIterable, Sendable {
    case regular
    case socialEconomy
}
