/** Who holds what for a service of a council. Kept apart, because in real arrangements they differ (docs/reference/delivery-models.md). */
export interface Accountability {
  readonly dutyHolder: string
  readonly statutoryDirector: string
  readonly leadMember: string
  readonly decisionBody: string
  readonly employer: string
  readonly provider: string
  readonly budgetHolder: string
  readonly payer: string
  readonly contractingAuthority: string
  readonly dataController: string
  readonly regulatedProvider: string
  readonly inspectedBody: string
  readonly returnSubmitter: string
}

/** The council in question, and the host where the form has one; both by name. */
export interface Parties {
  readonly council: string
  readonly host: string
  readonly isHost: boolean
  /** Those that follow the council, where it is abolished. */
  readonly successors?: string
}

/**
 * A form in which councils may run a service: who is accountable for what, by what law, what it costs to set up, run
 * and leave (catalogue codes), and which levers it opens.
 */
export interface DeliveryModel {
  readonly code: string
  readonly title: string
  readonly inShort: string
  readonly legalRoute: string
  readonly levers: readonly string[]
  readonly setUp: readonly string[]
  readonly recurrent: readonly string[]
  readonly exit: readonly string[]
  /** It cannot be left: councils that were abolished do not come back. */
  readonly isIrreversible?: boolean
  readonly needsHost: boolean
  readonly fewestCouncils: number
  /** Left out where any number may take part. */
  readonly mostCouncils?: number
  /** One person is director for several councils, so each needs a local assurance test. */
  readonly sharesDirector: boolean
  /** Staff change employer when it goes live and when it ends. */
  readonly movesStaff: boolean
  /** A company or trust runs it for a contract sum: its first years may cost more (L19), and leaving brings it back in-house. */
  readonly isCompany: boolean
  /** Contracts with suppliers move to whoever runs it, and some have to be broken. */
  readonly movesContracts: boolean
  readonly accountability: (parties: Parties) => Accountability
}

/** Each council by itself: the fields every other form departs from. */
export function eachByItself({ council }: Parties): Accountability {
  return {
    dutyHolder: council,
    statutoryDirector: `${council}’s own director`,
    leadMember: `${council}’s own lead member`,
    decisionBody: `${council}’s cabinet`,
    employer: council,
    provider: council,
    budgetHolder: council,
    payer: council,
    contractingAuthority: council,
    dataController: council,
    regulatedProvider: council,
    inspectedBody: council,
    returnSubmitter: council,
  }
}

/** A company runs the service; the duty, the director and the inspection stay with the council. */
export function companyRuns(parties: Parties, company: string): Accountability {
  return {
    ...eachByItself(parties),
    decisionBody: `${parties.council}’s cabinet, and the board of ${company} within its contract`,
    employer: company,
    provider: company,
    budgetHolder: `${company}, within the contract sum`,
    contractingAuthority: `${company} for what it buys, ${parties.council} for the contract with it`,
    dataController: `${parties.council} and ${company} jointly`,
    regulatedProvider: company,
    returnSubmitter: `${parties.council}, from ${company}’s records`,
  }
}
