a = "\ud800\udc00 \ud800 \UFFFFFFFF"
