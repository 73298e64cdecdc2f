check:  ## exactly what CI runs
	bash .ci/run
.PHONY: check
