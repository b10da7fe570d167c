using System.Collections.Immutable;

namespace PlanLint.Secrets;

/// <summary>Arguments and attributes of resources that hold secrets whatever a provider's schema says of them.</summary>
/// <param name="Types">Globs over resource types.</param>
/// <param name="Attributes">Globs over attribute names, or paths with points below an attribute.</param>
/// <param name="Kinds">Kinds of the manifests that are meant; empty when every resource of the types is.</param>
internal sealed record SecretArgument(ImmutableArray<string> Types, ImmutableArray<string> Attributes, ImmutableArray<string> Kinds);
