extension AccessMatrix {
    /// Who earns, leads or controls: its own organisation's money, its networks', or all of it (V-2, E-22).
    private static let earners: Set<Role> = [
        .caseManagerWork, .caseManagerCare, .leadPartner, .workProvider, .careProvider, .controller,
    ]
    /// Who must know by name who can be asked to work in a file.
    private static let planners: Set<Role> = [
        .administrator, .leadPartner, .screener, .caseManagerWork, .caseManagerCare, .controller,
    ]
    /// What money is about: that a trajectory is there, and who provides in it.
    private static let books: Set<FileContent> = [.existence, .careProvider]

    /// What is reached otherwise than by how one stands to a file: money, who takes part, the law, and the service.
    static let rowsBesideFiles: [AccessRow] = rowsOfMoney + rowsOfParties + rowsOfReferenceData + rowsOfService

    private static let rowsOfMoney: [AccessRow] = [
        .looks(.listTrajectoryEntitlements, .roles(earners), shows: books),
        .looks(.listEntitlements, .roles(earners), shows: books),
        .looks(.getEntitlement, .roles(earners), shows: books),
        .looks(.getEntitlementBlockers, .roles(earners), shows: books),
        .looks(.listLedgerEntries, .roles([.leadPartner, .controller]), shows: books),
        .looks(.getLedgerEntry, .roles([.leadPartner, .controller]), shows: books),
        .looks(.listPayments, .roles([.controller]), shows: books),
        .changes(.payEntitlements, .roles([.controller]), shows: books),
        .looks(.getPayment, .roles([.controller]), shows: books),
        .looks(.getStatement, .roles(earners), shows: books),
    ]

    private static let rowsOfParties: [AccessRow] = [
        .looks(.listOrganisations, .anyClient),
        .changes(.registerOrganisation, .roles([.administrator, .leadPartner])),
        .looks(.getOrganisation, .anyClient),
        .changes(.replaceOrganisation, .roles([.administrator])),
        .looks(.listProfessionals, .roles(planners)),
        .changes(.registerProfessional, .roles([.administrator, .leadPartner])),
        .looks(.getProfessional, .roles(planners)),
        .changes(.replaceProfessional, .roles([.administrator, .leadPartner])),
        .looks(.listNetworks, .anyClient),
        .changes(.registerNetwork, .roles([.administrator])),
        .looks(.getNetwork, .anyClient),
        .changes(.replaceNetwork, .roles([.administrator])),
        .looks(.listPartners, .roles(planners)),
        .changes(.replacePartners, .roles([.leadPartner, .administrator])),
        .looks(.getNetworkComposition, .roles([.leadPartner, .screener, .controller, .administrator])),
        .looks(.getNetworkPrices, .roles(earners.union([.administrator]))),
        .changes(.replaceNetworkPrices, .roles([.leadPartner])),
    ]

    private static let rowsOfReferenceData: [AccessRow] = [
        .looks(.listMeasures, .anyClient),
        .looks(.getMeasure, .anyClient),
        .looks(.getRegimeValue, .anyClient),
        .changes(.setRegimeValue, .roles([.administrator])),
        .looks(.listIcfFactors, .anyClient),
        .looks(.getIcfFactor, .anyClient),
        .looks(.getLadder, .anyClient),
        .looks(.getAccessMatrix, .anyClient),
        .looks(.listActionTypes, .anyClient),
        .looks(.getActionType, .anyClient),
        .looks(.listAdviceCodes, .anyClient),
        .looks(.getAdviceCode, .anyClient),
        .looks(.listProblemTypes, .open),
        .looks(.getProblemType, .open),
    ]

    private static let rowsOfService: [AccessRow] = [
        .changes(
            .importLines, .roles([.referrer, .administrator]), takes: Set(FileContent.allCases), shows: [.existence]),
        .looks(.getImport, .roles([.referrer, .administrator]), shows: [.existence]),
        .looks(.listImportResults, .roles([.referrer, .administrator]), shows: [.existence, .reference]),
        .looks(.listAuditEntries, .roles([.administrator]), shows: [.existence, .purpose, .mark]),
        .looks(.getAuditEntry, .roles([.administrator]), shows: [.existence, .purpose, .mark]),
        .looks(.listAuditAlerts, .roles([.administrator, .controller])),
        .changes(.issueToken, .open),
        .looks(.listTokenKeys, .open),
        .looks(.checkHealth, .open),
        .looks(.getOpenapiYaml, .open),
        .looks(.getOpenapiJson, .open),
    ]
}
