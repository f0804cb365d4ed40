package import SQLite
internal import TredeDomain

/// What SQL calls: migrations, to seal what there is and open it on the way back, and the doctor.
extension Vault {
    /// What migrations need: `seal(person, table, row, values…)`, which of who is erased makes what opens for nobody; its
    /// way back `opened(sealed, table, row, column)`, and whether there is one, `opens(sealed, table, row)`, which is so
    /// too of what is erased; whether a person is, `is_erased(person)`; and `row_key(bytes, number)`,
    /// `sealed_index(kind, text)`, and `folded_name(family name, given name)`.
    package var functions: [SQLFunction] {
        [
            SQLFunction("seal") { [unowned self] arguments in
                guard arguments.count > 3, case .integer(let person) = arguments[0],
                    case .text(let table) = arguments[1],
                    let place = SealedPlace(table: table, arguments[2])
                else { throw SealingFault.damaged }
                do {
                    return try self.seal(Array(arguments[3...]), of: person, at: place, mayMakeKey: true)
                } catch SealingFault.erased {
                    return try self.sealForNobody(of: person, at: place)
                }
            },
            SQLFunction("is_erased") { [unowned self] arguments in
                guard case .integer(let person)? = arguments.first else { return .integer(0) }
                return .integer(try self.isErased(person) ? 1 : 0)
            },
            SQLFunction("opened") { [unowned self] arguments in
                // What is not there, as in an outer join, has no place.
                guard arguments.first != .null else { return .null }
                guard arguments.count == 4, case .text(let table) = arguments[1],
                    case .integer(let column) = arguments[3],
                    let place = SealedPlace(table: table, arguments[2])
                else { throw SealingFault.damaged }
                guard case .blob(let sealed) = arguments[0] else { throw SealingFault.damaged }
                let values: [Value]
                do {
                    values = try self.open(sealed, at: place).values
                } catch SealingFault.erased {
                    return .null
                }
                guard values.indices.contains(Int(column)) else { throw SealingFault.damaged }
                return values[Int(column)]
            },
            SQLFunction("sealed_index") { [unowned self] arguments in
                guard arguments.count == 2, case .text(let kind) = arguments[0], let kind = BlindIndex(rawValue: kind)
                else { throw SealingFault.damaged }
                guard case .text(let text) = arguments[1] else { return .null }
                return self.index(kind, text)
            },
            SQLFunction("opens") { [unowned self] arguments in
                guard arguments.first != .null else { return .integer(1) }
                guard arguments.count == 3, case .text(let table) = arguments[1],
                    let place = SealedPlace(table: table, arguments[2])
                else { throw SealingFault.damaged }
                guard case .blob(let sealed) = arguments[0] else { return .integer(0) }
                do {
                    _ = try self.open(sealed, at: place)
                } catch SealingFault.erased {
                    return .integer(1)
                } catch is SealingFault {
                    return .integer(0)
                }
                return .integer(1)
            },
            SQLFunction("row_key") { arguments in
                guard arguments.count == 2, case .blob(var row) = arguments[0] else { throw SealingFault.damaged }
                if case .integer(let number) = arguments[1] {
                    SealedPlace.append(number, to: &row)
                } else {
                    SealedPlace.append(0, to: &row)
                }
                return .blob(row)
            },
            SQLFunction("folded_name") { arguments in
                guard arguments.count == 2, case .text(let family) = arguments[0], case .text(let given) = arguments[1]
                else { return .null }
                return .text(FoldedName.text(familyName: family, givenName: given))
            },
        ]
    }
}
