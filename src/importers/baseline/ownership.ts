import { type CouncilCode, type Day, holdsOn } from '../../reference/index.ts'

/** Who owns the body that provides a service, which is not what a return’s columns say. */
export type ProviderOwner = 'own' | 'councilOwnedCompany' | 'otherPublic' | 'voluntary' | 'private'

export const providerOwners: Readonly<Record<ProviderOwner, string>> = {
  own: 'The council itself',
  councilOwnedCompany: 'A company or trust that the council owns or controls',
  otherPublic: 'Another public body',
  voluntary: 'A voluntary organisation',
  private: 'A private company',
}

/** A person’s answer to who owns a council’s main provider, from when to when, and on whose word. */
export interface OwnershipFact {
  readonly council: CouncilCode
  readonly effectiveFrom: Day
  readonly effectiveTo?: Day
  /** The provider’s name. */
  readonly provider: string
  readonly ownedBy: ProviderOwner
  readonly source: string
}

/** The answers that hold for a council on a day; none where nobody has been asked. */
export function ownershipOn(
  facts: readonly OwnershipFact[],
  { council, day }: { readonly council: CouncilCode; readonly day: Day },
): readonly OwnershipFact[] {
  return facts.filter((fact) => fact.council === council && holdsOn(fact, day))
}
