/// The part of the world a person or a parent comes from, as the monitoring divides it.
package enum Origin: String, CaseIterable, Sendable {
    case belgium
    case eu15
    case eu13
    case restOfEurope
    case africa
    case asia
    case america
    case other
}
