internal import TredeDomain

/// Roles as they stand in one column: their codes, in the order of the roles, with commas between.
enum RoleList {
    static func text(_ roles: Set<Role>) -> String {
        Role.allCases.filter(roles.contains).map(\.rawValue).joined(separator: ",")
    }

    static func roles(_ text: String) -> Set<Role>? {
        let codes = text.split(separator: ",")
        let roles = codes.compactMap { Role(rawValue: String($0)) }
        return roles.count == codes.count ? Set(roles) : nil
    }
}
