namespace PlanLint.Values;

/// <summary>A way to turn values of one type into another; null, with the reason in <paramref name="failure"/>, when this value cannot be.</summary>
internal delegate Value? Conversion(Value value, ConversionFailure failure);
