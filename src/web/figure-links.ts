/** The figures behind the headline numbers, central case; a test follows every one of them on the worked examples. */
export const headlineFigures = {
  presentValue: 'economic/presentValue',
  councilPresentValue: 'council/presentValue',
  setUp: 'headline/setUp',
  leaving: 'headline/leavingAll',
  savingAYear: 'headline/yearly',
  postsRemoved: 'headline/postsRemoved',
  discounted: 'economic/discounted',
} as const
