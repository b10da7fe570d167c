using PlanLint.Semantics;

namespace PlanLint.Analysis;

/// <summary>The configuration of the root module as it was: what a change is compared with.</summary>
/// <param name="Revision">The revision as the user named it, for messages.</param>
/// <param name="Modules">Its modules; those that git does not hold, as of registries, are not loaded. Empty when the root was not there yet.</param>
public sealed record BaseConfiguration(string Revision, ModuleTree Modules);
