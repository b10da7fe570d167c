namespace PlanLint.Effects;

/// <summary>A value that the older plan knew only after apply and the newer plan knows.</summary>
/// <param name="Effect">The effect in the newer plan.</param>
/// <param name="Fact">The fact in the newer plan.</param>
public sealed record KnownFact(PlanEffect Effect, EffectFact Fact);
